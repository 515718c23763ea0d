import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const top = resolve(import.meta.dirname, '../..')

interface App {
  readonly folder: string
  readonly product: string
  readonly sources: string
  readonly command: readonly [bin: string, verb: string]
}

const pages: App = {
  folder: 'storefront',
  product: 'build/server/index.js',
  sources: 'app',
  command: ['storefront/node_modules/.bin/remix', 'vite:build'],
}
const console_: App = {
  folder: 'console',
  product: 'dist/index.html',
  sources: 'src',
  command: ['node_modules/.bin/vite', 'build'],
}

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

function isFresh({ folder, product, sources }: App): boolean {
  const built = join(top, folder, product)
  return existsSync(built) && statSync(built).mtimeMs > newest(join(top, folder, sources))
}

function build({ folder, command: [bin, verb] }: App): void {
  const built = spawnSync(join(top, bin), [verb], {
    cwd: join(top, folder),
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`the ${folder} could not be built:\n${built.stdout}${built.stderr}`)
}

/** How long a build may take; a lock that is older was left behind. */
const patienceMs = 180_000

/** Test files run beside each other and share one build: the first that finds it stale makes it, the others wait. */
function buildOnce(app: App): void {
  const lock = join(top, '.cache', `building-${app.folder}`)
  const pause = new Int32Array(new SharedArrayBuffer(4))
  mkdirSync(join(top, '.cache'), { recursive: true })
  while (!isFresh(app)) {
    try {
      mkdirSync(lock)
    } catch {
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > patienceMs)
        rmSync(lock, { recursive: true, force: true })
      else Atomics.wait(pause, 0, 0, 200)
      continue
    }
    try {
      if (!isFresh(app)) build(app)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
    return
  }
}

/** Builds the pages when a source is newer than the build. Throws with the builder's words when that fails. */
export const buildPages = (): void => buildOnce(pages)

/** Builds the console when a source of it is newer than the build. */
export const buildConsole = (): void => buildOnce(console_)
