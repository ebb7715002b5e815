import { version } from '$app/env'

/** The release as people read it ("0.1.0"); after the plus sign the build follows, which only machines compare. */
export const releaseName = version.split('+')[0] ?? version
