import { fileURLToPath } from 'node:url'

/** The top of the repository, wherever the command was typed. Ends with a slash. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))
