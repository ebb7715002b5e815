/** The languages of the interface. Italian is the source; English has the same keys, held to it by types. */
export type Language = 'it' | 'en'

/** The thing in people's hands, so that sentences can say "tablet" or "telefono", whichever it is. */
export type DeviceKind = 'tablet' | 'phone' | 'computer'
