import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser that keeps quiet: `CHROMIUM_PATH`, the system's, else Playwright's own. */
export function openBrowser(): Promise<Browser> {
  const system = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  return chromium.launch({ args: flags, ...(existsSync(system) ? { executablePath: system } : {}) })
}

/** How long a page may take to show what a story waits for: a busy machine is no fault of the page's. */
const patienceMs = 60_000

/** A page, and everything it complained about: console errors and warnings, faults, and requests to other hosts. */
export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: string[]
  /** Opens an address of the first origin, and waits until its scripts run where they may: a press before is lost. */
  readonly go: (address: string) => Promise<Response | null>
}

/** Chromium writes an error line for every 4xx answer; ours are asked for (422 keeps the form, 404 is a page). */
const askedFor = /status of (404|422)/

/** Opens a page that may talk to the given origins only. */
export async function watchPage(
  browser: Browser,
  origins: readonly string[],
  options: {
    readonly scripts?: boolean
    readonly width?: number
    readonly scheme?: 'light' | 'dark'
    /** What the browser may say of answers: the shop's own 404 and 422 when left out. */
    readonly expected?: RegExp
  } = {},
): Promise<WatchedPage> {
  const { expected = askedFor } = options
  const context = await browser.newContext({
    javaScriptEnabled: options.scripts ?? true,
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && !origins.includes(origin)) complaints.push(`asked ${request.url()}`)
  })
  const go = async (address: string) => {
    const answer = await page.goto(new URL(address, origins[0]).href)
    if (options.scripts ?? true) await scriptsRun(page)
    return answer
  }
  return { page, context, complaints, go }
}

/** Until the shop's scripts have taken the page over, after an address that is opened anew. */
export const scriptsRun = (page: Page): Promise<void> =>
  page.locator('html[data-scripts]').waitFor({ state: 'attached' })
