import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** An app that is built before it is served. Paths are relative to the top of the checkout. */
interface App {
  readonly name: 'console' | 'studio' | 'storefront'
  readonly command: readonly string[]
  /** What must be there for the build to count. */
  readonly product: string
  /** Folders whose change makes the build stale. */
  readonly inputs: readonly string[]
}

const shared = ['plugins', 'package-lock.json', 'tsconfig.json']
const apps: readonly App[] = [
  {
    name: 'storefront',
    command: ['remix', 'vite:build'],
    product: 'build/server/index.js',
    inputs: ['storefront', ...shared],
  },
  { name: 'console', command: ['vite', 'build'], product: 'dist/index.html', inputs: ['console', ...shared] },
  { name: 'studio', command: ['vite', 'build'], product: 'dist/index.html', inputs: ['studio', ...shared] },
]

const passedOver =
  /^(node_modules|dist|build|\.cache|\.data.*|workshop|simulators|handbook|goldens)$|\.test\.tsx?$|\.md$/

/** Name, size and time of every input file, hashed: changes when a source changes. */
function fingerprint(top: string, inputs: readonly string[]): string {
  const hash = createHash('sha256')
  const visit = (path: string): void => {
    const stat = statSync(path)
    if (!stat.isDirectory()) {
      hash.update(`${path}:${stat.size}:${stat.mtimeMs}\n`)
      return
    }
    for (const name of readdirSync(path).sort()) if (!passedOver.test(name)) visit(join(path, name))
  }
  for (const input of inputs) visit(join(top, input))
  return hash.digest('hex')
}

/** The bin of the app's own workspace when it has one, else the root's: the storefront builds with its own Vite. */
function binary(top: string, app: App, name: string): string {
  const own = join(top, app.name, 'node_modules', '.bin', name)
  return existsSync(own) ? own : join(top, 'node_modules', '.bin', name)
}

function run(top: string, app: App): Promise<void> {
  const [name = '', ...rest] = app.command
  return new Promise((done, failed) => {
    const child = spawn(binary(top, app, name), rest, {
      cwd: join(top, app.name),
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let words = ''
    const keep = (chunk: Buffer): void => {
      words = (words + chunk.toString()).slice(-8000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', failed)
    child.on('close', (code) =>
      code === 0 ? done() : failed(new Error(`building ${app.name} failed (${code}):\n${words}`)),
    )
  })
}

/** What an app's sources are now, and where its build lies if it was made from them. */
export function freshBuild(top: string, name: App['name']): { fingerprint: string; folder: string | undefined } {
  const app = apps.find((each) => each.name === name)
  if (!app) throw new Error(`${name} is no app`)
  const now = fingerprint(top, app.inputs)
  const product = join(top, name, app.product)
  const stamp = join(top, '.cache', `build-${name}`)
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(product)
  return { fingerprint: now, folder: fresh ? dirname(product) : undefined }
}

/** Builds what is stale, the heavy Studio beside the light ones, and says what it does. */
export async function buildApps(top: string, say: (line: string) => void): Promise<void> {
  mkdirSync(join(top, '.cache'), { recursive: true })
  const build = async (app: App): Promise<void> => {
    const { fingerprint: now, folder } = freshBuild(top, app.name)
    if (folder) return
    const started = Date.now()
    say(`building ${app.name}`)
    await run(top, app)
    writeFileSync(join(top, '.cache', `build-${app.name}`), now)
    say(`built ${app.name} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  }
  const [storefront, console_, studio] = apps
  const light = async (): Promise<void> => {
    if (storefront) await build(storefront)
    if (console_) await build(console_)
  }
  await Promise.all([light(), studio ? build(studio) : undefined])
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildApps(resolve(import.meta.dirname, '../../..'), (line) => console.log(`souk: ${line}`))
}
