/** How many edits are pushed for `push-100`. */
export const pushed = 100
