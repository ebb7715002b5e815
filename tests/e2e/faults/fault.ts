/** Names the faults that a test brings about, as `number: what`, for the table of the README (read-faults.ts). */
export function fault(...descriptions: string[]) {
  return { annotation: descriptions.map((description) => ({ type: 'fault', description })) }
}
