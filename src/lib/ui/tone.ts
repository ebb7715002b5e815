/** Amber asks for a person, red is refused or overdue, green is done, blue is under way. A word goes with each. */
export type Tone = 'neutral' | 'blue' | 'ok' | 'warn' | 'bad'
