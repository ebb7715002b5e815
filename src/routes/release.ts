import { version } from '$app/env'

const [name = version, build = ''] = version.split('+')

/** The release as people read it: "0.1.0". */
export const releaseName = name

/** When it was built, ms, where the build is named by the clock (svelte.config.js). */
export const builtAt = /^\d{13}$/.test(build) ? Number(build) : undefined
