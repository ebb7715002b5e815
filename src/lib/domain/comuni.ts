import { foldName } from './names/fold-name.ts'

/** Where small numbers are shown together (domain.md §2; Montespertoli's is for the Cabina to confirm). */
export type SubArea = 'valdelsa' | 'empolese'

/** A place with its official codes; the cadastral one stands in every codice fiscale of a person born there. */
export type Place = { slug: string; name: string; istat: string; cadastral: string }

/**
 * A comune of the Circondario. `population` is the legal one of 31.12.2021; `share` is its indicative part of the
 * 170 contacts, 160 diagnoses and 150 actions, by population (domain.md §2): the target belongs to the whole.
 */
export type Comune = Place & {
  slug: ComuneSlug
  population: number
  share: { contacts: number; diagnoses: number; actions: number }
  subArea: SubArea
}

/** The slug of a comune of the Circondario, as it stands in database names. */
export type ComuneSlug = (typeof rows)[number][0]

const rows = [
  ['capraia-e-limite', 'Capraia e Limite', '048008', 'B684', 7881, [8, 7, 7], 'empolese'],
  ['castelfiorentino', 'Castelfiorentino', '048010', 'C101', 17364, [17, 16, 15], 'valdelsa'],
  ['cerreto-guidi', 'Cerreto Guidi', '048011', 'C529', 10794, [11, 10, 9], 'empolese'],
  ['certaldo', 'Certaldo', '048012', 'C540', 15483, [15, 14, 13], 'valdelsa'],
  ['empoli', 'Empoli', '048014', 'D403', 48397, [48, 45, 42], 'empolese'],
  ['fucecchio', 'Fucecchio', '048019', 'D815', 22764, [22, 21, 20], 'empolese'],
  ['gambassi-terme', 'Gambassi Terme', '048020', 'D895', 4791, [5, 5, 4], 'valdelsa'],
  ['montaione', 'Montaione', '048027', 'F398', 3499, [3, 3, 3], 'valdelsa'],
  ['montelupo-fiorentino', 'Montelupo Fiorentino', '048028', 'F551', 14226, [14, 13, 12], 'empolese'],
  ['montespertoli', 'Montespertoli', '048030', 'F648', 13236, [13, 12, 12], 'empolese'],
  ['vinci', 'Vinci', '048050', 'M059', 14574, [14, 14, 13], 'empolese'],
] as const

/** The 11 comuni of the Circondario, in alphabetical order. */
export const comuni: readonly Comune[] = rows.map(
  ([slug, name, istat, cadastral, population, [contacts, diagnoses, actions], subArea]) => ({
    slug,
    name,
    istat,
    cadastral,
    population,
    share: { contacts, diagnoses, actions },
    subArea,
  }),
)

/** The comuni of the SdS outside the Circondario: their people turn up at its tavoli too (domain.md §0.8). */
export const neighbours: readonly Place[] = [
  { slug: 'castelfranco-di-sotto', name: 'Castelfranco di Sotto', istat: '050009', cadastral: 'C113' },
  { slug: 'montopoli-in-val-d-arno', name: "Montopoli in Val d'Arno", istat: '050022', cadastral: 'F686' },
  { slug: 'san-miniato', name: 'San Miniato', istat: '050032', cadastral: 'I046' },
  { slug: 'santa-croce-sull-arno', name: "Santa Croce sull'Arno", istat: '050033', cadastral: 'I177' },
]

/** The comuni and their neighbours: what a field "comune" offers first. */
export const places: readonly Place[] = [...comuni, ...neighbours]

const bySlug: ReadonlyMap<string, Place> = new Map(places.map((place) => [place.slug, place]))
const byName: ReadonlyMap<string, Place> = new Map(places.map((place) => [foldName(place.name), place]))
const comuneBySlug: ReadonlyMap<string, Comune> = new Map(comuni.map((comune) => [comune.slug, comune]))

/** True of the slugs of the 11 comuni; neighbours have no tavolo. */
export function isComuneSlug(slug: string): slug is ComuneSlug {
  return comuneBySlug.has(slug)
}

/** A comune of the Circondario by its slug. */
export function findComune(slug: string): Comune | undefined {
  return comuneBySlug.get(slug)
}

/** A comune or neighbour by its slug, or by its name in any spelling of case, accents and apostrophes. */
export function findPlace(slugOrName: string): Place | undefined {
  return bySlug.get(slugOrName) ?? byName.get(foldName(slugOrName))
}

/** The name of a place by its slug; what is not known comes back as it was written. */
export function placeName(slugOrName: string): string {
  return findPlace(slugOrName)?.name ?? slugOrName
}
