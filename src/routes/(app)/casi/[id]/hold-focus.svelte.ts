import { tick } from 'svelte'

/**
 * Keeps a keyboard near where it was when what had the focus goes away with a change (a move that is made, an item
 * that is removed): in the same card, else at the page's heading. Call it while a component is being set up.
 */
export function holdFocus(root: () => HTMLElement, changes: () => unknown): void {
  let last: Element | undefined
  let card: Element | null = null

  $effect(() => {
    const page = root()
    const note = ({ target }: FocusEvent) => {
      last = target as Element
      card = last.closest('section')
    }
    page.addEventListener('focusin', note)
    return () => page.removeEventListener('focusin', note)
  })
  $effect(() => {
    changes()
    void tick().then(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return
      const near = card?.isConnected ? card.querySelector<HTMLElement>('.add button, h1, button') : null
      const next = near ?? root().querySelector<HTMLElement>('h1')
      next?.focus({ preventScroll: true })
    })
  })
}
