import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

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

/** A page, and everything it complained about: console errors and warnings, faults, and requests to other hosts. */
export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: string[]
}

/** Chromium writes an error line for every 4xx answer; ours are asked for (422 keeps the form, 404 is a page). */
const expected = /status of (404|422)/

/** Opens a page that may talk to the given origins only. */
export async function watchPage(
  browser: Browser,
  origins: readonly string[],
  options: { readonly scripts?: boolean; readonly width?: number; readonly scheme?: 'light' | 'dark' } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    javaScriptEnabled: options.scripts ?? true,
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && !origins.includes(origin)) complaints.push(`asked ${request.url()}`)
  })
  return { page, context, complaints }
}
