import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { faultsOf } from './faults.ts'
import type { PictureWorld } from './picture-world.ts'
import type { Prepared } from './prepare.ts'
import { heights, type Shot, windowOf } from './shots.ts'

/** What came of a picture. */
export interface Taken {
  readonly shot: Shot
  readonly faults: readonly string[]
}

/** Longest a page may take to show what it is waited for. */
const patience = 30_000
/** Tallest picture: what is longer is cut there. */
const tallest = 6000

function addressOf({ scene, language }: Shot, { origin }: PictureWorld, prepared: Prepared): string {
  const path = scene.path({ ...prepared, language })
  if (scene.part !== 'shop') return `${origin}/${scene.part}${path}`
  return `${origin}${language === 'en' ? '' : `/${language}`}${path === '/' && language !== 'en' ? '' : path}`
}

/** Waits until pictures and typefaces are there and the words have stood still for a moment. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const images = [...document.images]
    for (const image of images) image.loading = 'eager'
    const short = new Promise((done) => setTimeout(done, 5000))
    await Promise.race([
      short,
      Promise.all([document.fonts.ready, ...images.map((image) => image.decode().catch(() => undefined))]),
    ])
    const size = (): string => `${document.body.innerText.length} ${document.body.scrollHeight}`
    const busy = (): boolean =>
      document.querySelector('[data-ui*="Skeleton"], [data-ui="Spinner"], [aria-busy="true"]') !== null
    for (let before = '', still = 0, tries = 0; still < 3 && tries < 100; tries += 1) {
      const now = size()
      still = now === before && !busy() ? still + 1 : 0
      before = now
      await new Promise((done) => setTimeout(done, 100))
    }
  })
}

/** Waits until the shop's scripts have taken the page over: React marks every element that it knows. */
const hydrated = (page: Page) =>
  page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main && Object.keys(main).some((key) => key.startsWith('__reactFiber'))
  })

/** Takes one picture into `file`; answers what the page tells against itself. */
async function take(context: BrowserContext, shot: Shot, address: string, file: string): Promise<Taken> {
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  try {
    await page.goto(address, { waitUntil: 'load' })
    if (shot.scene.part === 'shop') await hydrated(page)
    if (shot.scene.ready) await page.locator(shot.scene.ready).first().waitFor()
    await settle(page)
    if (shot.scene.act) {
      await shot.scene.act(page)
      await settle(page)
    }
    const faults = await faultsOf(page)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    mkdirSync(dirname(file), { recursive: true })
    await page.screenshot({
      path: file,
      fullPage: true,
      animations: 'disabled',
      ...(height > tallest && { clip: { x: 0, y: 0, width: shot.width, height: tallest } }),
    })
    return { shot, faults }
  } finally {
    await context.setOffline(false)
    await page.close()
  }
}

/** Takes every shot, `wide` pages at a time; one that fails is told and does not stop the others. */
export async function takeAll(
  browser: Browser,
  world: PictureWorld,
  prepared: Prepared,
  shots: readonly Shot[],
  { wide, fileOf, taken }: { wide: number; fileOf: (shot: Shot) => string; taken: (one: Taken) => void },
): Promise<void> {
  const waiting = Map.groupBy(shots, windowOf)
  const groups = [...waiting.values()]
  const worker = async (): Promise<void> => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const [first] = group
      if (!first) continue
      const context = await browser.newContext({
        viewport: { width: first.width, height: heights[first.width] },
        colorScheme: first.scheme,
        reducedMotion: 'reduce',
        storageState: prepared.carried[first.scene.looker],
      })
      for (const shot of group) {
        const one = take(context, shot, addressOf(shot, world, prepared), fileOf(shot))
        taken(await one.catch((error: unknown) => ({ shot, faults: [`no picture: ${String(error).split('\n')[0]}`] })))
      }
      await context.close()
    }
  }
  await Promise.all(Array.from({ length: wide }, worker))
}
