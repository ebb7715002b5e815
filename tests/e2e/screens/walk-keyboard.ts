import type { Page } from '@playwright/test'

/** More presses than any page has controls. */
const mostPresses = 300

/**
 * Walks the page by Tab from its start: what cannot be reached, and what shows no focus. Of a group of radio buttons
 * one is reached, and of a list whose rows the arrows walk, one row.
 */
export async function walkKeyboard(page: Page): Promise<string[]> {
  await page.evaluate(markControls)
  const unseen: string[] = []
  for (let press = 0; press < mostPresses; press += 1) {
    await page.keyboard.press('Tab')
    const met = await page.evaluate(noteFocus)
    if (met === 'again') break
    if (met.startsWith('no sign: ')) unseen.push(`focus cannot be seen: ${met.slice(9)}`)
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll('[data-must-reach]')].map(
      (element) => `Tab does not reach ${element.tagName} ${(element.textContent ?? '').trim().slice(0, 80)}`,
    ),
  )
  return [...unseen, ...missed]
}

/** Runs inside the page: marks what Tab must reach, and starts from the top. */
function markControls(): void {
  for (const old of document.querySelectorAll('[data-must-reach], [data-met]')) {
    old.removeAttribute('data-must-reach')
    old.removeAttribute('data-met')
  }
  const groups = new Set<string>()
  for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')) {
    if (element.tabIndex < 0 || element.matches(':disabled')) continue
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (groups.has(element.name)) continue
      groups.add(element.name)
      const chosen = document.querySelector(`input[name="${element.name}"]:checked`)
      ;(chosen ?? element).setAttribute('data-must-reach', '')
      continue
    }
    element.setAttribute('data-must-reach', '')
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  window.getSelection()?.removeAllRanges()
}

/** Runs inside the page: crosses off what has the focus; "again" once everything has been met. */
function noteFocus(): string {
  const element = document.activeElement
  if (!element || element === document.body) return 'outside'
  // A date is several stops in one element; whoever meets another one again has been everywhere.
  if (element.getAttribute('data-met') === 'last') return 'met'
  if (element.hasAttribute('data-met')) return 'again'
  document.querySelector('[data-met=last]')?.setAttribute('data-met', 'before')
  element.setAttribute('data-met', 'last')
  element.removeAttribute('data-must-reach')
  const shows = [element, element.nextElementSibling, element.closest('label'), element.parentElement].some(
    (place) => {
      if (!place) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(place)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    },
  )
  return shows ? 'met' : `no sign: ${element.tagName} ${(element.textContent ?? '').trim().slice(0, 80)}`
}
