/** Runs inside the page: what is too small to press, too small to read, or wider than the screen. */
export function measureScene(): string[] {
  const root = document.documentElement
  const found: string[] = []
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
  const nameOf = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ` +
    `“${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`

  function checkTargets(): void {
    for (const target of document.querySelectorAll('a, button, input, select, textarea, [role=menuitem]')) {
      if (!isShown(target) || target.closest('.skip') || target.matches('p a')) continue
      const box = (target.closest('label') ?? target).getBoundingClientRect()
      if (box.width < 43.5 || box.height < 43.5)
        found.push(`target ${Math.round(box.width)}×${Math.round(box.height)}: ${nameOf(target)}`)
    }
  }

  function checkText(): void {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (!element || !walker.currentNode.textContent?.trim() || !isShown(element)) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < 13.99) found.push(`text of ${size} px: ${nameOf(element)}`)
    }
  }

  function checkWidth(): void {
    if (root.scrollWidth <= root.clientWidth) return
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => isShown(element) && element.getBoundingClientRect().right > root.clientWidth + 1,
    )
    found.push(
      `${root.scrollWidth} px wide in ${root.clientWidth}: ${wide.slice(0, 4).map(nameOf).join(' | ')}`,
    )
  }

  checkTargets()
  checkText()
  checkWidth()
  return found
}
