/** Whole years on a day (`YYYY-MM-DD`); from the year alone it may be one too many, as people say it. */
export function ageOn(
  today: string,
  birth: { birthDate?: unknown; birthYear?: unknown },
): number | undefined {
  const { birthDate, birthYear } = birth
  const year = Number(today.slice(0, 4))
  if (typeof birthDate === 'string') {
    const isBefore = today.slice(5) < birthDate.slice(5)
    return year - Number(birthDate.slice(0, 4)) - (isBefore ? 1 : 0)
  }
  return typeof birthYear === 'number' ? year - birthYear : undefined
}
