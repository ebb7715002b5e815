import { base, en, Faker, it } from '@faker-js/faker'
import { comuni } from '#lib/domain/comuni.ts'
import type { Chance } from './seeded.ts'

/** An invented person. Telephone numbers are of no one: an unassigned prefix. */
export type Invented = {
  name: string
  surname: string
  sex: 'F' | 'M'
  birthDate: string
  comune: string
  phone: string
  email?: string
  address: string
  citizenship: string
  language?: string
}

const foreign: readonly (readonly [
  citizenship: string,
  language: string,
  names: string,
  surnames: string,
])[] = [
  [
    'Marocco',
    'arabo',
    'Fatima Khadija Youssef Hassan Amina Rachid',
    'Elamrani Benali Haddad Ouazzani Chakir',
  ],
  ['Albania', 'albanese', 'Arben Elira Besnik Mirela Ilir Anila', 'Hoxha Gjoka Leka Dervishi Kola Marku'],
  ['Cina', 'cinese', 'Wei Li Na Jun Mei Xin', 'Chen Wang Zhang Hu Lin Zhou'],
  ['Senegal', 'francese', 'Mamadou Awa Ibrahima Fatou Cheikh Aminata', 'Diop Ndiaye Fall Sow Gueye Faye'],
  ['Romania', 'rumeno', 'Ioana Mihai Elena Andrei Gabriela Florin', 'Popescu Ionescu Munteanu Dumitru Rusu'],
  ['Nigeria', 'inglese', 'Blessing Emeka Joy Chidi Grace Osaze', 'Okafor Eze Osagie Adeyemi Obi'],
]

const streets = [
  'Garibaldi',
  'Roma',
  'della Pace',
  'dei Tigli',
  'Leonardo da Vinci',
  'del Mulino',
  'XX Settembre',
]

/** Invents people with a seeded generator: the same seed, the same people; nobody real. */
export function createInventor(chance: Chance, now: number): (comune: string) => Invented {
  const faker = new Faker({ locale: [it, en, base] })
  faker.seed(chance.whole(1, 2 ** 31 - 1))
  return (comune) => {
    const sex = chance.happens(0.56) ? 'F' : 'M'
    const origin = chance.happens(0.31) ? chance.pick(foreign) : undefined
    const gender = sex === 'F' ? 'female' : 'male'
    const name = origin ? chance.pick(origin[2].split(' ')) : faker.person.firstName(gender)
    const surname = origin ? chance.pick(origin[3].split(' ')) : faker.person.lastName(gender)
    const age = chance.weighed([
      [chance.whole(18, 29), 22],
      [chance.whole(30, 44), 33],
      [chance.whole(45, 59), 33],
      [chance.whole(60, 74), 12],
    ])
    const birth = new Date(now - (age * 365.25 + chance.whole(0, 364)) * 86_400_000)
    const mail = `${name}.${surname}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase()
    return {
      name,
      surname,
      sex,
      birthDate: birth.toISOString().slice(0, 10),
      comune: chance.happens(0.93) ? comune : chance.pick(comuni).slug,
      phone: `399 ${chance.whole(100, 999)} ${chance.whole(1000, 9999)}`,
      ...(chance.happens(0.35) && { email: `${mail}@posta.example` }),
      address: `Via ${chance.pick(streets)} ${chance.whole(1, 120)}`,
      citizenship: origin?.[0] ?? 'Italia',
      ...(origin && { language: origin[1] }),
    }
  }
}
