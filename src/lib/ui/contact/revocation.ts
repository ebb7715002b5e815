/** What the receipt of a revocation says. It lives on the page alone, so that it is printed now or not at all. */
export type Revocation = { person: string; tavolo: string; operator: string; day: string }
