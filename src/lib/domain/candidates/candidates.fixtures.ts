import { base, Faker, it } from '@faker-js/faker'
import { comuni } from '../comuni.ts'
import type { PersonWords } from './person-form.ts'

/** Someone on record, as the tests know them. */
export type Known = PersonWords & { record: string }

/**
 * Invented people, the same for the same seed, with few names very common and many rare as in a real register; half
 * with a whole date of birth, some with none, most with a phone.
 */
export function inventPeople(count: number, seed: number): Known[] {
  const faker = new Faker({ locale: [it, base], seed })
  const surnames = faker.helpers.uniqueArray(() => faker.person.lastName(), 1000)
  const names = faker.helpers.uniqueArray(() => faker.person.firstName(), 300)
  const pick = (list: string[]) => list[Math.floor(list.length ** faker.number.float()) - 1] ?? 'Rossi'
  return Array.from({ length: count }, (_, index) => {
    const born = faker.date.birthdate({ mode: 'year', min: 1945, max: 2006 }).toISOString().slice(0, 10)
    const birth = [{ birthDate: born }, { birthDate: born }, { birthYear: Number(born.slice(0, 4)) }, {}]
    return {
      record: `person-${index}`,
      name: pick(names),
      surname: pick(surnames),
      comune: faker.helpers.arrayElement(comuni).slug,
      ...faker.helpers.arrayElement(birth),
      ...(index % 4 === 0 ? {} : { phone: `3${faker.string.numeric(9)}` }),
    }
  })
}
