/** The languages in which a person may read the fixed words of their plan. What people wrote stays as it was written. */
export const summaryLanguages = ['it', 'en', 'fr', 'sq', 'ar', 'zh'] as const

/** One of them. */
export type SummaryLanguage = (typeof summaryLanguages)[number]

/** The fixed words of the summary. */
export type SummaryWords = {
  /** The language's own name, and the way it is written. */
  name: string
  direction: 'ltr' | 'rtl'
  title: string
  forPerson: string
  who: string
  goals: string
  youDo: string
  weDo: string
  actions: string
  next: string
  by: string
  from: string
  to: string
  nothing: string
  rights: string
  printed: string
}

/** Plain words: short sentences, no terms of the trade. */
export const summaryWords: Readonly<Record<SummaryLanguage, SummaryWords>> = {
  it: {
    name: 'Italiano',
    direction: 'ltr',
    title: 'Il mio progetto',
    forPerson: 'Per',
    who: 'Chi mi segue',
    goals: 'Che cosa voglio raggiungere',
    youDo: 'Che cosa faccio io',
    weDo: 'Che cosa fa la rete',
    actions: 'Che cosa è in corso',
    next: 'Il prossimo passo',
    by: 'entro',
    from: 'dal',
    to: 'al',
    nothing: 'Ancora niente.',
    rights: 'Posso chiedere di vedere i miei dati, di correggerli e di fermarne l’uso. Posso cambiare idea.',
    printed: 'Stampato il',
  },
  en: {
    name: 'English',
    direction: 'ltr',
    title: 'My plan',
    forPerson: 'For',
    who: 'Who follows me',
    goals: 'What I want to reach',
    youDo: 'What I do',
    weDo: 'What the network does',
    actions: 'What is under way',
    next: 'The next step',
    by: 'by',
    from: 'from',
    to: 'to',
    nothing: 'Nothing yet.',
    rights: 'I can ask to see my data, to correct them and to stop their use. I can change my mind.',
    printed: 'Printed on',
  },
  fr: {
    name: 'Français',
    direction: 'ltr',
    title: 'Mon projet',
    forPerson: 'Pour',
    who: 'Qui me suit',
    goals: 'Ce que je veux atteindre',
    youDo: 'Ce que je fais',
    weDo: 'Ce que fait le réseau',
    actions: 'Ce qui est en cours',
    next: 'La prochaine étape',
    by: 'avant le',
    from: 'du',
    to: 'au',
    nothing: 'Rien pour l’instant.',
    rights:
      'Je peux demander à voir mes données, à les corriger et à en arrêter l’usage. Je peux changer d’avis.',
    printed: 'Imprimé le',
  },
  sq: {
    name: 'Shqip',
    direction: 'ltr',
    title: 'Plani im',
    forPerson: 'Për',
    who: 'Kush më ndjek',
    goals: 'Çfarë dua të arrij',
    youDo: 'Çfarë bëj unë',
    weDo: 'Çfarë bën rrjeti',
    actions: 'Çfarë është në vazhdim',
    next: 'Hapi tjetër',
    by: 'deri më',
    from: 'nga',
    to: 'deri',
    nothing: 'Ende asgjë.',
    rights:
      'Mund të kërkoj t’i shoh të dhënat e mia, t’i korrigjoj dhe të ndaloj përdorimin e tyre. Mund të ndërroj mendje.',
    printed: 'Shtypur më',
  },
  ar: {
    name: 'العربية',
    direction: 'rtl',
    title: 'مشروعي',
    forPerson: 'إلى',
    who: 'من يتابعني',
    goals: 'ما أريد أن أصل إليه',
    youDo: 'ما أفعله أنا',
    weDo: 'ما تفعله الشبكة',
    actions: 'ما يجري الآن',
    next: 'الخطوة التالية',
    by: 'قبل',
    from: 'من',
    to: 'إلى',
    nothing: 'لا شيء بعد.',
    rights: 'يمكنني أن أطلب الاطلاع على بياناتي وتصحيحها وإيقاف استخدامها. ويمكنني أن أغيّر رأيي.',
    printed: 'طُبع في',
  },
  zh: {
    name: '中文',
    direction: 'ltr',
    title: '我的计划',
    forPerson: '姓名',
    who: '谁在帮助我',
    goals: '我想达到的目标',
    youDo: '我要做的事',
    weDo: '网络要做的事',
    actions: '正在进行的事',
    next: '下一步',
    by: '截止',
    from: '从',
    to: '到',
    nothing: '暂时没有。',
    rights: '我可以要求查看、更正我的资料，也可以要求停止使用。我可以改变主意。',
    printed: '打印日期',
  },
}
