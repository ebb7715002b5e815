import type { WindowVirtualizerHandle } from 'virtua/svelte'

/** The measured heights of a list's rows; they fit only a list of as many rows. */
export type RowSizes = { total: number; cache: ReturnType<WindowVirtualizerHandle['getCache']> }
