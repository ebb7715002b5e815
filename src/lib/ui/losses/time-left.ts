/** What is left until a deadline, whole minutes; `isOver`: how long ago it was. */
export function timeLeft(deadline: number, now: number): { hours: number; minutes: number; isOver: boolean } {
  const minutes = Math.floor(Math.abs(deadline - now) / 60_000)
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60, isOver: now >= deadline }
}
