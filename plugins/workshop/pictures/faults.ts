import type { Page } from 'playwright-core'

/** What a designer would see at a glance and a page can tell of itself, each a sentence; the same thing once. */
export function faultsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const shown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    }
    const name = (element: Element): string => {
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)
      const kind = element.getAttribute('class')?.split(' ').slice(0, 2).join('.') ?? ''
      return `${element.tagName.toLowerCase()}${kind && `.${kind}`} “${words || (element.getAttribute('aria-label') ?? '')}”`
    }
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > room)
      found.add(`scrolls sideways: ${document.documentElement.scrollWidth} in ${room}`)
    const hiddenEnds = (element: Element): boolean => {
      for (let up: Element | null = element; up; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== 'visible') return true
      return false
    }
    for (const element of document.querySelectorAll('body *')) {
      if (!shown(element)) continue
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      if (element instanceof HTMLImageElement && element.complete && element.naturalWidth === 0)
        found.add(`a picture is missing: ${element.src}`)
      if (element.matches('input:not([type=hidden],[type=checkbox],[type=radio],[type=range]), select, textarea')) {
        const size = Number.parseFloat(style.fontSize)
        if (size < 16 && room < 768) found.add(`a field of ${size} px: ${name(element.closest('label') ?? element)}`)
      }
      const inLine = style.display === 'inline' || element.closest('p') !== null
      if (element.matches('a[href], button, summary, select') && !inLine && Math.min(box.width, box.height) < 24)
        found.add(`a target of ${Math.round(box.width)} × ${Math.round(box.height)}: ${name(element)}`)
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (!own) continue
      if (
        style.overflowX === 'hidden' &&
        element.scrollWidth > element.clientWidth + 1 &&
        !element.matches('.visually-hidden')
      )
        found.add(`words are cut: ${name(element)}`)
      if ((box.right > room + 1 || box.left < -1) && !hiddenEnds(element)) found.add(`stands outside: ${name(element)}`)
      if (Number.parseFloat(style.fontSize) < 11) found.add(`letters of ${style.fontSize}: ${name(element)}`)
    }
    return [...found]
  })
}
