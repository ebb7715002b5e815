/** The key of the draft that this address asks for, as "Oggi" writes it. */
export function wantedDraft(): string | undefined {
  return new URLSearchParams(location.search).get('bozza') ?? undefined
}
