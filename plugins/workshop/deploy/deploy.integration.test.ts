import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContentLake } from '@souk/content-lake'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../../storefront/testing/build-pages.ts'
import { top } from '../config/steps.ts'
import { freePorts } from '../dev/free-ports.ts'
import { untilReady } from '../dev/world.ts'

const here = import.meta.dirname
let root: string
let port: number
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'souk-releases-'))
  port = await freePorts(1)
})
afterAll(() => {
  spawnSync('sh', ['-c', `kill $(cat ${root}/pid)`])
  rmSync(root, { recursive: true, force: true })
})

/** A release whose server answers its own name; a broken one leaves at once. */
function addRelease(name: string, works: boolean): void {
  const folder = join(root, 'releases', name)
  mkdirSync(folder, { recursive: true })
  const serve = `require('node:http').createServer((q, a) => a.end(${JSON.stringify(name)})).listen(${port}, '127.0.0.1')`
  writeFileSync(join(folder, 'server.cjs'), works ? serve : 'process.exit(3)')
}

/** What a supervisor does: ends the server that runs, starts the one that `current` leads to. */
const restart = `kill $(cat ${'$SOUK_ROOT'}/pid) 2>/dev/null; sleep 0.2; "${process.execPath}" "$SOUK_ROOT/current/server.cjs" >/dev/null 2>&1 & echo $! > "$SOUK_ROOT/pid"`

function release(...words: readonly string[]) {
  const env = {
    ...process.env,
    SOUK_ROOT: root,
    SOUK_RESTART: restart,
    SOUK_READY: `http://127.0.0.1:${port}/`,
    SOUK_PATIENCE: '4',
  }
  const done = spawnSync(process.execPath, [join(here, 'release.ts'), ...words], { env, encoding: 'utf8' })
  return { code: done.status, said: done.stdout.trim() }
}
const served = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/`)).text()

test('T19 the program that moves between releases goes back by hand to the one before, and by itself from one that does not start', async () => {
  addRelease('2026-11-01', true)
  addRelease('2026-11-08', true)
  addRelease('2026-11-15', false)
  expect(release('use', '2026-11-01')).toEqual({ code: 0, said: 'serving 2026-11-01' })
  expect(release('use', '2026-11-08')).toEqual({ code: 0, said: 'serving 2026-11-08' })
  expect(await served()).toBe('2026-11-08')
  expect(release('back')).toEqual({ code: 0, said: 'serving 2026-11-01' })
  expect(await served()).toBe('2026-11-01')
  expect(release('use', '2026-11-08').code).toBe(0)
  expect(release('use', '2026-11-15')).toEqual({
    code: 1,
    said: '2026-11-15 did not start; serving 2026-11-08 again',
  })
  expect(await served()).toBe('2026-11-08')
  expect(release('list').said.split('\n')).toEqual(['2026-11-01  previous', '2026-11-08  current', '2026-11-15'])
  expect(release('use', '2026-12-01').said).toBe('no such release; there are 2026-11-01, 2026-11-08, 2026-11-15')
}, 120_000)

/** The variables of a settings file. */
function settingsOf(text: string): Record<string, string> {
  const pairs = text
    .split('\n')
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => line.split(/=(.*)/s))
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))
}

/** The settings file of a deployment with its blanks filled in. */
function settings(filled: Readonly<Record<string, string>>): Record<string, string> {
  const env = settingsOf(readFileSync(join(here, 'souk.env'), 'utf8'))
  const blanks = Object.entries(env).filter(([name, value]) => value.includes('<') && !(name in filled))
  expect(blanks).toEqual([])
  return { ...env, ...filled }
}

const everywhere = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(self)',
}
const shopPage = {
  ...everywhere,
  'x-frame-options': 'DENY',
  'content-security-policy': expect.stringMatching(
    /^default-src 'self'; script-src 'self' 'nonce-[^']+'; style-src 'self';.* frame-ancestors 'none'; base-uri 'none'; object-src 'none'$/,
  ),
}
const app = {
  ...everywhere,
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy': expect.stringMatching(
    /^default-src 'self'; script-src 'self';.* frame-ancestors 'self'; form-action 'self'; base-uri 'none'; object-src 'none'$/,
  ),
}
/** The API guards its answers by itself too, and its reference page by a policy of its own beside the shop's. */
const api = {
  ...shopPage,
  'x-content-type-options': expect.stringMatching(/^nosniff(, nosniff)?$/),
  'content-security-policy': expect.stringMatching(/^default-src 'self';.* frame-ancestors 'none'/),
}
/** What answers of the whole server carry, by path: pages, files, the API, and both apps. */
const guarded = {
  '/': shopPage,
  '/products': shopPage,
  '/checkout': shopPage,
  '/sign-in': shopPage,
  '/nothing-here': shopPage,
  '/api/v1/products': api,
  '/api/docs': api,
  '/console/': app,
  '/studio/': app,
}

/** The headers named above, of what a proxy that ended TLS asks. */
async function headersOf(at: string, path: string): Promise<Record<string, string | null>> {
  const answer = await fetch(at + path, { headers: { 'x-forwarded-proto': 'https' }, redirect: 'manual' })
  await answer.body?.cancel()
  return Object.fromEntries(Object.keys(shopPage).map((name) => [name, answer.headers.get(name)]))
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => child.once('exit', (code) => done(code)))

test('the settings file changes nothing that the image says, but for what its command says again', () => {
  const pairs = (text: string) =>
    [...text.matchAll(/(?<=\s|^)([A-Z_]+)=(\S*)/gm)].map(([, name = '', value = '']) => [name, value])
  const file = settingsOf(readFileSync(join(here, 'souk.env'), 'utf8'))
  const image = pairs(/^ENV NODE_ENV.*$/m.exec(readFileSync(join(here, 'Containerfile'), 'utf8'))?.[0] ?? '')
  const command = /^docker run .*$/m.exec(readFileSync(join(here, '../../handbook/deploying.md'), 'utf8'))?.[0] ?? ''
  const again = Object.fromEntries(pairs(command))
  expect(Object.fromEntries(image)).toMatchObject({ TRUSTED_PROXIES: 'loopback,uniquelocal', HOST: '0.0.0.0' })
  for (const [name = '', value] of image) expect([name, again[name] ?? file[name] ?? value]).toEqual([name, value])
})

test('T19 T20 the server starts from the settings file alone, is ready, sends plain HTTP to HTTPS, answers with the security headers everywhere and drains on SIGTERM', async () => {
  buildPages()
  const lake = await createContentLake({
    dataDir: ':memory:',
    projectId: 'deployed',
    datasets: [{ name: 'production', aclMode: 'private' }],
    tokens: [{ token: 'sk-deploy', role: 'server', id: 'r-server', name: 'Server' }],
    roles: {
      server: { title: 'Server', grants: [{ filter: 'true', permissions: ['read', 'create', 'update', 'history'] }] },
    },
    people: [],
  })
  const { port: lakePort } = await lake.listen(0, '127.0.0.1')
  const own = await freePorts(1)
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-deploy-'))
  const env = settings({
    PORT: String(own),
    PUBLIC_ORIGIN: 'https://shop.example',
    DATA_DIR: dataDir,
    SANITY_PROJECT_ID: 'deployed',
    SANITY_TOKEN: 'sk-deploy',
    SANITY_API_HOST: `http://127.0.0.1:${lakePort}`,
    SOUK_SECRET: 'a secret that is at least thirty-two long',
    STRIPE_SECRET_KEY: 'sk_test_deploy',
    STRIPE_WEBHOOK_SECRET: 'whsec_deploy',
    SMTP_URL: 'smtp://127.0.0.1:1',
  })
  const unit = readFileSync(join(here, 'souk.service'), 'utf8')
  const script = /^ExecStart=\S+\/node (\S+)$/m.exec(unit)?.[1] ?? ''
  const folder = /^WorkingDirectory=\/srv\/souk\/current\/(\S+)$/m.exec(unit)?.[1] ?? ''
  const child = spawn(process.execPath, [script], {
    cwd: join(top, folder),
    env: {
      NODE_ENV: 'production',
      PATH: process.env['PATH'] ?? '',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...env,
    },
    stdio: 'ignore',
  })
  try {
    await untilReady('the server', `http://127.0.0.1:${own}/readyz`, 60)
    const headers = { 'x-forwarded-proto': 'http' }
    const plain = await fetch(`http://127.0.0.1:${own}/cart`, { headers, redirect: 'manual' })
    expect([plain.status, plain.headers.get('location')]).toEqual([308, 'https://shop.example/cart'])
    const secure = await Promise.all(Object.keys(guarded).map((path) => headersOf(`http://127.0.0.1:${own}`, path)))
    expect(secure).toEqual(Object.values(guarded))
    const gone = ended(child)
    child.kill('SIGTERM')
    expect(await gone).toBe(0)
  } finally {
    child.kill('SIGKILL')
    await lake.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}, 180_000)

const systemd = spawnSync('systemd-analyze', ['--version']).status === 0

test.skipIf(!systemd)('T19 systemd reads the unit without a complaint', () => {
  const folder = join(root, 'unit')
  const [bin, work] = [join(folder, 'node_modules/.bin'), join(folder, 'storefront')]
  for (const each of [bin, work]) mkdirSync(each, { recursive: true })
  symlinkSync(process.execPath, join(bin, 'node'))
  const unit = readFileSync(join(here, 'souk.service'), 'utf8').replaceAll('/srv/souk/current', folder)
  writeFileSync(join(folder, 'souk.service'), unit)
  const read = spawnSync('systemd-analyze', ['verify', join(folder, 'souk.service')], { encoding: 'utf8' })
  expect([read.status, read.stderr]).toEqual([0, ''])
})

test('T19 the image runs the same server as the unit, and copies nothing that is made on the way', () => {
  const image = readFileSync(join(here, 'Containerfile'), 'utf8')
  // The same Node as the unit's, and what it is linked against
  expect(image).toContain('ENV PATH=/srv/souk/node_modules/.bin:$PATH')
  expect(image).toContain('libatomic1')
  expect(/^CMD (.*)$/m.exec(image)?.[1]).toBe('["node", "server.ts"]')
  expect(image).toContain('WORKDIR /srv/souk/storefront')
  expect(existsSync(join(top, 'storefront/server.ts'))).toBe(true)
  const ignored = readFileSync(join(here, 'Containerfile.dockerignore'), 'utf8').trim().split('\n')
  expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '.git', '.data*']))
})
