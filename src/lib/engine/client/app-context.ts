import { createContext } from 'svelte'
import type { AppState } from './app-state.svelte.ts'
import type { Client } from './connect.ts'

/** The engine of this tab and what the frame follows: `setApp` in the root layout, `getApp` below it. */
export type App = { client: Client; state: AppState }

export const [getApp, setApp] = createContext<App>()
