import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

// axe is taken out of its driver for Playwright: the driver opens a second page for every look, which costs ten times
// what the look itself does.
const driver = import.meta.resolve('@axe-core/playwright')
const source = readFileSync(createRequire(driver).resolve('axe-core/axe.min.js'), 'utf8')

const rules = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
const look = `axe.run(document, ${JSON.stringify(rules)}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, failureSummary }) => [id + ':', target.join(' '), failureSummary].join(' '))))`

/** Until its typefaces are there and nothing moves any more that comes to rest; a change of colours may take its turns. */
const atRest = `(async () => {
  const moves = ({ effect }) => effect.getComputedTiming().endTime !== Infinity
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  await document.fonts.ready
  do await drawn()
  while (document.getAnimations().some(moves))
})()`

/** What axe finds wrong, by rule and element; WCAG 2.2 AA and its best practices. */
export async function wrongsOf(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(source)
  await page.evaluate(atRest)
  return await page.evaluate<readonly string[]>(look)
}

/** What axe finds wrong in the light and in the dark. It is one document: only its colours are others. */
export async function wrongsInBoth(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    // The console draws itself anew in another scheme, and says so
    await page.locator(`html:not([data-scheme]), html[data-scheme=${colorScheme}]`).waitFor({ state: 'attached' })
    found.push(...(await wrongsOf(page)).map((wrong) => `in the ${colorScheme}: ${wrong}`))
  }
  return found
}

/** Draws the page at each width in turn and tells where it is wider than its window, as `320 by 14`. */
export async function tooWide(page: Page, widths: readonly number[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const width of widths) {
    await resize(page, width)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (over > 0) found.push(`${width} by ${over}`)
  }
  return found
}

/** Gives the window another width, and waits until the page is drawn in it. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
  await page.evaluate(atRest)
}
