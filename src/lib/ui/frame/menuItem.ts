import type { IconName } from '../icons/iconPaths.ts'

/** One item of a menu: it goes somewhere, or does something. */
export type MenuItem = { id: string; label: string; icon: IconName } & (
  { href: string } | { onselect: () => void }
)
