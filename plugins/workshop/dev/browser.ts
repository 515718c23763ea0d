import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0

const playwrightOwn = (): string | undefined => {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/**
 * A Chromium to test with: `CHROMIUM_PATH`, the system's, Playwright's own; installed when there is none.
 * Throws one sentence when it cannot be had.
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const given = process.env['CHROMIUM_PATH']
  if (given) return given
  const here = (): string | undefined => known.find((path) => existsSync(path)) ?? playwrightOwn()
  const found = here()
  if (found) return found
  say('no Chromium found, installing one for the browser tests')
  const installed =
    run('node', 'node_modules/playwright-core/cli.js', 'install', 'chromium') ||
    (process.getuid?.() === 0 && run('apt-get', 'update') && run('apt-get', 'install', '-y', 'chromium'))
  const path = installed ? here() : undefined
  if (!path) throw new Error('no Chromium and none could be installed: install one and set CHROMIUM_PATH to it')
  return path
}

/** Launch flags that keep a test browser quiet: no sandbox as root, no traffic of its own. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
