import { createContext } from 'svelte'
import type { CaseWindow } from './case-window.svelte.ts'
import type { WarmCase } from './warm-case.ts'

/** The list as it was left: kept while a case is open, so that "back" finds it where it stood. */
export const [getCaseWindow, setCaseWindow] = createContext<CaseWindow>()

/** The case whose row is being pressed. */
export const [getWarmCase, setWarmCase] = createContext<WarmCase>()
