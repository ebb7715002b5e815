const whole = new Intl.NumberFormat('it-IT', { useGrouping: 'always' })

/** Cents as people here write euro: "1.250 €", "83,50 €"; `bare` leaves out grouping and sign, for typing. */
export function formatEuro(cents: number, { bare = false } = {}): string {
  const euro = Math.floor(cents / 100)
  const rest = cents % 100
  const decimals = rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`
  return bare ? `${euro}${decimals}` : `${whole.format(euro)}${decimals} €`
}

/** Typed euro as cents: "1.250", "1250,5", "83,50 €", "83.50". `undefined` for what is no amount. */
export function readEuro(typed: string): number | undefined {
  const bare = typed.replace(/[\s€]/g, '')
  const isGrouped = /^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(bare)
  const plain = isGrouped ? bare.replaceAll('.', '') : bare
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0)
}
