/**
 * 2,048 common Italian words of 4 to 9 plain letters, so that a word is worth exactly 11 bits.
 * No two differ by one letter, so that one slip of the finger never makes another word; none
 * is rude or speaks of hardship. Written for WIN. Change it freely: stored vaults do not depend on it.
 */
export const italianWords: readonly string[] = `
abaco abbazia abbraccio abete abisso abito accanto accesso acciuga accurato aceto acino acqua acquario
acquisto acrobata adagio adatto adesso adorare aereo affabile affetto affidare affilato affresco agave
agenda aggiunta agile agnello agosto agricolo agrume aiuola aiutare alba albero albicocca album alchimia
alfabeto algebra aliante alleanza alleato allegro allodola alloggio alloro alluce allungo alpaca alpestre
alpino altalena altare altezza altrove alunno alveare amabile amaca amalgama amaranto amare amarena ambra
amicizia amico ampio ampolla analisi ananas anatra andare anfibio anfora angelo anguilla anguria anice anima
annata anno annodare annuncio antenna antico aorta appena appetito applauso appoggio appunto aprile aquila
aquilone aragosta aranceto arancia aratro arazzo arbitro arbusto archivio arciere arco ardesia arena arenile
argento argilla argine aria ariete aringa armadio armatura armonia aroma arpeggio arredo arrosto arte
articolo artigiano artista ascensore asciutto ascolto asfalto asilo asola aspetto assaggio asse assieme
assorto astro astuccio astuto atlante atleta atletica atollo atomo atrio attento attesa attimo attore
attrezzo aula aurora autobus autonomo autunno avanti aviatore avocado avorio azalea azzurro babbo babele
bacca bacheca baciare baffo bagaglio bagliore bagnare bagnino baia balcone balena balenare ballare ballata
balsamo bambino bambola banana banchetto banchina banco banda bandiera baratto barattolo barba barbiere
barile barista barone base basilico basso bastione battello battito bazar beato becco befana bellezza bello
bene benzina berretto betulla bevanda bibita bicchiere bici bidone biglia bilancia bimbo binario binocolo
biologo biondo birillo bisaccia biscotto bisogno bisonte bistecca bivacco bizza bizzarro blocco blusa boccia
bolla bollino bollire bonifico borgo borsa boscaiolo bosco botanica bottega bottiglia bottone bracciale
braccio branzino bravura breve brezza briciola brigata brillare brina brindisi brioso brivido broccolo brodo
bronzo bruco bucaneve bucato budino bufalo bufera buio bulbo buono burla burrasca burro bussola busta
bustina buttare cabina cacao caccia cactus cadere calamaro calamita calare calcio calcolo caldaia caldo
calice calma calzino cambiare camelia camera camicia cammello cammeo camoscio campana campione campo canale
canarino cancello candela canestro canguro cannella canoa cantare cantiere cantina canto canzone capace
capanna capello capire capitano capitolo cappero capra capriola caramella carbone carbonio carciofo cardine
carezza carino carnevale carota carovana carro carrozza cartella cartolina cascata cascina casco caserma
casetta casolare castagna castello castoro casuale catalogo catena cattedra cavaliere cavallo caverna
caviglia cavo cavolo cedro celeste cena cenere centro ceramica cerbiatto cercare cerchio cereale cerniera
cerotto certo cervello cesoia cespuglio cetriolo chiamare chiaro chiarore chiasso chiave chicco chiesa
chimica chiodo chitarra chiudere chiuso ciabatta cialda ciambella cibo cicala ciclamino ciclista cicogna
cielo cigno ciliegia cilindro cima cinema cinghia cinghiale cinque cintura ciottolo cipolla cipresso circo
circolo circuito cisterna citofono cittadino ciuffo civetta civico classe cliente coccio cocomero coda
codice cogliere cognome collana colomba colonna colore coltello comando cometa comico commedia comodo
compagno compasso comprare comune concerto confetto confine coniglio contadino contatto conte contorno
convegno coperta copia coraggio corallo cordiale cornetto cornice corolla corona corpo correre corridoio
corteccia cortese cortile cosmo costa costume cotone cottura cratere cravatta creare credenza crema crescere
cresta criceto cristallo crociera cronaca cucchiaio cucina cucire cuculo cuffia cugino culla cultura cuoco
cuore cupola curare curioso curva cuscino custode dado daino dalia dama damasco danza danzare dattero
davvero decina declino decollo dedica delfino delicato delizia delta denaro dente dentista deserto destino
destra detto diadema dialetto dialogo diamante diario dicembre dieci dieta difesa diga digitale dilemma
dimora dinamo dintorno dipinto diploma dire diretto discesa disco discorso disegno distanza ditale dito
divano diverso dividere divisa docente docile doganale dolce dollaro domani domare domatore domenica dominio
dondolo donna dono dormire dormita dorso dosaggio dote dottore drago dragone dritto dubbio duca duchessa
dune duomo duro ebanista ebano eclisse ecologia economia edera edicola edificio editore educare elastico
elefante elenco elica elisir elmo emblema emisfero emozione empatia energia enigma enorme entrare episodio
epoca equatore equino erba erbario erboso erigere eroe esagono esame esatto eseguire esempio esile esordio
esotico esperto espresso essenza essere estate esterno estivo estremo esultare ettaro evento evidente evviva
fabbrica faccenda facciata facile faggio fagiano fagiolo fagotto falco falegname famiglia famoso fanfara
fango fantasia farfalla farina farmacia faro fascia fata fatica fatto fattoria favola favore favorire
fazione febbraio fedele felce felpa felpato feltro fenice fermo ferrovia fertile festa festival fiaba
fiaccola fiamma fiammata fianco fiato fibbia fico fiducia fienile fiera figlio figura figurina fila filare
filetto filiale filosofo finale finanza fine finestra finire fiocco fioraio fiordo fiore fiorire firma
fischio fisica fiume flanella flauto flora foca focaccia fodera foglia fogliame folclore folletto fondere
fonderia fondo fontana forbice forchetta foresta formaggio formato formica formula fornaio fornello forno
forse fortezza fortino fortuna forza foschia fossato fossile foto fragola frana frangia frantoio frassino
fratello freccia freddo frenare fresco fretta friggere frigo frittata fronte frontiera frullare frumento
frutteto fucsia fuggire fulmine fumetto funivia funzione fuori furgone fusione fusto futuro gabbia gabbiano
galante galassia galeone galleria gallina galoppo gamba gambero gara garbo garofano gazebo gazzella gazzetta
gelataio gelato gelido gelo gelsomino gemello gemma generale generoso genio genitore gennaio gentile genuino
geografo geologo geometra geranio gerbera germe gesso gettare ghepardo ghiaccio ghiaia ghianda ghiotto
ghirlanda ghiro giacca giallo giardino gigante gilet ginepro ginocchio giocare giocoso gioia gioiello
giornata giorno giostra giovane giraffa girandola girare girasole girino gita giubba giudice giugno giullare
giunco giuntura giurista giusto gladiolo glicine globale globo gloria gnomo godere goletta golfo goloso
gomito gomitolo gondola governo gradino grado grammo granaio granchio grande grandine granello granita
grappolo gratis grattugia grazia grazioso grembiule grembo grifone grigio griglia grillo grondaia grotta
gruccia gruppo guadare guancia guanto guardiano gufo guglia guida guizzo guscio gustoso ibisco icona idea
ideale identico idillio idolo idoneo idrante ieri igiene ignaro ignoto iguana illustre imballo imbuto
imitare immagine immenso immobile imparare impasto impegno impero impianto impiego imposta impresa impronta
impulso inchino incontro indaco indice indovino infanzia infine infinito ingresso iniziale inizio innesto
innovare insalata insegna insetto insieme intenso interno intonaco intuito inviare invito ipotesi iride
ispirare istante istinto istituto labbro laccio lago laguna lamiera lampada lampone lana lancia lanterna
larice lasagna lasciare latte lattuga laurea lavanda lavoro legame leggenda leggere leggio lento lenzuolo
leoncino leone leopardo lepre leprotto letargo letizia lettera leva levriero libeccio libellula liberare
libraio libretto libro liceale lichene lido lieto lieve lievito lilla limite limonata limone limpido lince
linea lingua liquore lira liscio lista livello locale locanda loggia logico lombrico lontano lontra loquace
lucciola luce lucidare lucido luglio lumaca lumino luminoso lunario lunatico lungo lupetto lupo lustro
macchia madia madre madrina maestra magazzino maglia magnete maiolica mais malva mamma manciata mandarino
mandolino mandorla mandria maneggio mangiare manica maniglia mano manovra mantello manuale manubrio mappa
maratona marcia marea marinaio marito marmo marmotta marrone martora maschera massimo materasso materia
matita mattina mattone maturo mazurca mazzo medaglia medico meditare medusa mela melagrana melodia melone
membro memoria mensola menta mentre menu mercante mercato mercurio merenda merletto merlo merluzzo mese
messaggio mestiere mestolo metallo meteora metodo metro miagolio micio midollo miele migliore mignolo
migrare milione mimosa minerale miniera minimo minore minuto miracolo miraggio mirtillo mirto missione
mistero misura mite modello modesto modo moglie molto momento monaco monarca moneta montagna montare
monumento morbido mosaico mosca mostra motore mucca mucchio mughetto mugnaio mulino mulo mungere muscolo
museo musica nacchere narciso narrare nascere nascita nascosto nasello naso nastrino natale nativo natura
naufrago nautica nave navetta navigare nebbia nebbioso nebulosa negozio neon neonato nespola nessuno nettuno
nevicata nibbio nicchia ninfea ninna nipote nitido nobile nocciola noce nomade nonno nord nostro nota notaio
notizia notte notturno novella novembre nozze numero numeroso nuotare nuotata nuovo nutria nuvola nuvoloso
oasi obelisco oboe occhiata occhio oceano ocra odore officina oggetto oggi ognuno olfatto oliera olio oliva
oliveto oltre omaggio ombrello ombroso omelette omero onda ondata onesto onorare opaco opera operaio
opinione oppure orafo orario orata orbita orchestra orchidea ordinare ordine orecchio oregano orgoglio
oriente origine orizzonte orlo orma ornamento ornare orologio oroscopo ortaggio ortensia ortica osare oscuro
ospedale ospite ossatura ossigeno oste ostello ostrica ottagono ottanta ottavo ottenere otto ottobre ovale
ovatta ovest ovunque ozono pacco pace pacifico padella padrino paesaggio paese pagina paio pala palato
palazzo palestra pallone palmare palmo pampino panca pandoro panettone panfilo panforte paniere panino
pannello panorama pantera pantofola papavero papero paprica paradiso paralume parapetto parasole parete pari
parlare parola parrucca partita pascolo passero passione pasta pasticcio pastore patatina patente pattino
pausa pavimento pavone paziente pazienza pecora pedalare pedale pediatra pedina pellicano pendolo penisola
penna penombra pensare pensiero pentola pepe percorso perdono perfetto pergola periodo perla permesso pero
persiana persino persona pervinca pesca pesto petalo petardo petrolio petunia piacere pianeta pianista piano
pianura piastra piatto piazza piccione piccolo piede pietra piffero pigiama pigna pilastro pilota pinguino
pinzetta pioggia piolo piombo pioniere pioppo piovra pipa piramide pirata piroga piscina pittore pittura
piuma pizzico plastica platano platea podio poema poesia poggio polenta poligono pollice pollo polmone
poltrire poltrona polvere pomelo pomodoro pompelmo pompiere popolo porcino porpora portale portico porto
portone postino potabile potare pozione pozzo pranzare pranzo prateria pratico prato pregio prendere
presente presepe prezzo prima primavera primula principe principio problema procione prodigio prodotto
profumo progetto programma promessa pronome prosa proteina proverbio prua prugna pubblico pulcino puledro
pulire pulito pungente punto pupazzo pupilla quaderno quadrato quadro quaglia qualche quando quaranta
quartiere quarto quasi quattro quello quercia questo quiete quindi quinta raccolta racconto radice radioso
radunare raduno ragazzo ragnatela ragno ramarro ramazza rame rametto rammendo rampa ranocchio rapido
rassegna rastrello rattoppo ravioli reale recinto recitare record regalo regata reggia regina regione regola
remare remo remoto reparto respiro rete rettile ricamo riccio ricciolo ricerca ricetta ricevere richiamo
ricordo ridente ridere riempire riflesso rifugio rigido rigoglio rimbalzo ringhiera rinnovo riparo ripiano
riposo risalire risata riso risotto rispetto risposta ristoro risveglio ritaglio ritmo ritorno ritratto
riunione riuscire riva rivista robusto rocca rodaggio romanzo rombo rompere rondine ronzare ronzio rosetta
rosmarino rospo rotaia rotella rotondo rovente rovere rovo rubino ruggine ruggito rugiada rullo rumore ruota
rupe ruscello rustico ruvido sabato sabbioso saggezza sagoma sagra salame sale saliera salina salire salmone
salotto salsa salto salute salvare salvia sambuco sandalo sapere sapiente sapone saporito sardina sarta
sartoria satira sauna savana sbadiglio sbarra sbocco scacco scaffale scaglia scala scalata scalino scalpello
scambio scarabeo scarpa scatola scatto scenario sceriffo scheda schermo schiena schiuma schizzo scialle
sciame scienza scimmia scintilla scirocco sciroppo scivolo scodella scoglio scolaro sconto scopa scrigno
scrittore scrivere scuderia scudetto scudo scuola sdraio secchio secolo secondo sedano sedere sedia sedile
segale seggiola segno segreto selciato sella semaforo seme semina seminare semola semplice sempre senape
senso sentiero sentire senza sera serata serenata sereno serie servire servizio sessanta settanta sette
settembre settimana sezione sfilata sfumare sgabello sgombro sguardo siccome sicuro sidro siepe siesta
sigaro sigillo signora silenzio sillaba simbolo simile simpatia sincero sinfonia singolo sinistra sintesi
sipario sirena sistema slancio slitta smeraldo soave soccorso soffiare soffice soffio soffitto soggiorno
sogliola solaio solido solo sonaglio sonata soppalco sopra sorbetto sorella sorgente sorgere sorpresa
sorriso sospiro sottile sovrano spago spalla spartire spartito spaziale spazio spazzola specie spedire
spesso spettro spiaggia spicchio spiegare spiga spigolo spillo spirale spirito sport spremuta sprone spugna
spuma spuntare spuntino squadra squalo squillo squisito stadio stagione stagno stagnola stampa stanco stanza
starnuto stasera stato statura stilare stile stilista stivale stoffa storico stormo strada strano stringa
strofa strumento struzzo studente stufa stufato stupendo stupore subito succo suggello sughero sultano
suonare superbo sussurro sveglia sviluppo svolta tabella taccuino tacere tagliere taglio talpa tamburo
tappeto tarallo tardi targa tartaruga tartufo tasca tassello tastare tastiera tasto tattica tavolozza tazza
teatrale teatro teglia teiera telaio telefono tema tempesta tempio temporale tenaglia tenda tendenza tendere
tenero tenuta teoria tepore terra terrazza terzo tesoro tessuto tiepido tigre timbro timido tinello tinta
tintoria tipico titolo toccare tonico topazio topo torcia torneo torre torretta torrone tortora tovaglia
traccia tradurre traffico traguardo tralcio tramezzo tramonto trampolo transito trapezio trapunta trasloco
trattare tredici treno trenta tricheco trifoglio triste trivella trofeo troppo trota trottola trovare trucco
tuffo tulipano tunica tuorlo turbina turchese turismo turno tuta tutto uguale ulivo ultimo umido umile
umorismo undici unghia unico unione universo uova uragano uscire uscita usignolo vacanza vagone valanga
valigia valle valore valoroso valzer vanga vascello vassoio vedetta vegetale veliero velivolo velluto veloce
vendita venire ventaglio venturo veranda verbale verbo verde verdura vernice versante versare vespa veste
vestire vestito vetraio vetrata vetrina vettore viaggio vichingo vicino vicolo video vigneto vigoroso
villaggio vimini vincere vinile vino viola violetta violino virgola virtuale virtuoso visiera visita vitello
vitigno vitreo vittoria viuzza vivace vivaio vivere vocabolo volano volante volare volpe volume vongola
vortice vulcano vuoto zafferano zaffiro zampata zampillo zampogna zanzara zattera zavorra zebra zecchino
zenzero zerbino zibibbo zigomo zinco zitto zoccolo zodiaco zona zoologia zoologo zucchero zucchina zufolo
zuppa zuppiera
`
  .trim()
  .split(/\s+/)
