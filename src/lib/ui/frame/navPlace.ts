import type { IconName } from '../icons/iconPaths.ts'

/** One place of the navigation: a tab on the phone, a word in the bar on the tablet. */
export type NavPlace = { href: string; label: string; icon: IconName; current?: boolean }
