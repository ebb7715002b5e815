/** What stands at the foot of every printed page, at the left, and how "page x of y" is said. */
export type PageFoot = { left: string; page: string; of: string }

/**
 * Numbers the pages of what is printed from here on, until the returned call. The browser alone knows how many there
 * are: it counts in the margins of the page (CSS Paged Media, §6.2); where it cannot, the foot is missing.
 */
export function numberPages({ left, page, of }: PageFoot): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`@page {
    size: A4;
    margin: 18mm 16mm 20mm;
    @bottom-left { content: ${quoted(left)}; font: 8pt 'Titillium Web', sans-serif; }
    @bottom-right {
      content: ${quoted(`${page} `)} counter(page) ${quoted(` ${of} `)} counter(pages);
      font: 8pt 'Titillium Web', sans-serif;
    }
  }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}

/** A string of CSS: what would end it, or the line, is written as its code point. */
function quoted(words: string): string {
  return `"${words.replace(/[^\p{L}\p{N} .,;:()/·–-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`
}
