/** A day, or only a year. 1 January is taken for a year alone: papers made without a known day carry it. */
export type Birth = { date?: string; year?: number }

/** `near`: a year apart, day and month swapped, or one digit wrong. */
export type BirthMatch = 'date' | 'year' | 'near' | 'different' | 'unknown'

/** Reads the birth of a person; a date that is none counts as missing. */
export function readBirth({ birthDate, birthYear }: { birthDate?: string; birthYear?: number }): Birth {
  const year = /^(\d{4})-\d\d-\d\d$/.exec(birthDate ?? '')?.[1]
  if (birthDate === undefined || year === undefined) return birthYear === undefined ? {} : { year: birthYear }
  return birthDate.endsWith('-01-01') ? { year: Number(year) } : { date: birthDate, year: Number(year) }
}

/** Compares two births. Symmetric. Two known days that differ by more than a slip are different, in one year too. */
export function compareBirths(a: Birth, b: Birth): BirthMatch {
  if (a.year === undefined || b.year === undefined) return 'unknown'
  const apart = Math.abs(a.year - b.year)
  if (a.date !== undefined && b.date !== undefined) {
    if (a.date === b.date) return 'date'
    return isSlip(a.date, b.date) || (apart === 1 && a.date.slice(4) === b.date.slice(4))
      ? 'near'
      : 'different'
  }
  return apart === 0 ? 'year' : apart === 1 ? 'near' : 'different'
}

function isSlip(a: string, b: string): boolean {
  if (`${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}` === b) return true
  let first = 0
  while (a[first] === b[first]) first += 1
  const neighbours = a[first] === b[first + 1] && a[first + 1] === b[first]
  return (
    a.slice(first + 1) === b.slice(first + 1) || (neighbours && a.slice(first + 2) === b.slice(first + 2))
  )
}
