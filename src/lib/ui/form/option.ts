import type { IconName } from '../icons/iconPaths.ts'

/** One thing to choose. */
export type Option = { value: string; label: string; disabled?: boolean }

/** One pill or tile, with the count of what it would show. */
export type PickOption = Option & { count?: number }

/** One card of a choice. With `name` it carries a person's initials, with `icon` a picture. */
export type CardOption = Option & { more?: string; name?: string; icon?: IconName }
