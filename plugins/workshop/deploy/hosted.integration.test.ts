import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type ContentLake, createContentLake, type LakeConfig } from '@souk/content-lake'
import { afterEach, expect, test } from 'vitest'
import { hostedCheck } from '../souk/commands/hosted-check.ts'
import { rememberingIo } from '../souk/testing/empty-lake.ts'

const here = import.meta.dirname
const top = resolve(here, '../../..')
const names = pathToFileURL(join(here, '../../content-lake/localhost-names.ts')).href
const page = readFileSync(join(here, '../../handbook/deploying.md'), 'utf8')
const secret = 'sixteen characters'
const config: LakeConfig = {
  dataDir: ':memory:',
  projectId: 'hosted1',
  datasets: [],
  tokens: [{ token: 'of-the-owner', role: 'administrator', id: 'owner', name: 'Olga' }],
  roles: {},
  people: [],
}
let lake: ContentLake | undefined
afterEach(async () => {
  await lake?.close()
  lake = undefined
})

async function start(changes: Partial<LakeConfig> = {}): Promise<string> {
  lake = await createContentLake({ ...config, ...changes })
  const { port } = await lake.listen(0)
  return `http://localhost:${port}`
}

/** The commands of some points of the page's first part, in order. */
function commandsOf(first: string, end: string): string {
  const points = page.slice(page.indexOf(`\n${first} **`), page.indexOf(`\n${end} **`))
  return [...points.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block.replace(/^ {3}/gm, '')).join('')
}

/** Runs commands in one shell as a stranger would, in the folder that the page names and with its blanks filled in. */
async function run(origin: string, commands: string): Promise<string> {
  const filled = commands
    .replaceAll('<project>', 'hosted1')
    .replaceAll('<shop>', 'shop.example')
    .replaceAll('<secret>', `'${secret}'`)
    // What npx finds in a checkout
    .replaceAll('npx sanity', 'sanity')
  expect(filled).not.toMatch(/<\w+>/)
  const home = mkdtempSync(join(tmpdir(), 'souk-hosted-'))
  const env: NodeJS.ProcessEnv = {
    PATH: `${join(top, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
    HOME: home,
    NODE_ENV: 'production',
    CI: '1',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    SANITY_AUTH_TOKEN: 'of-the-owner',
    SANITY_INTERNAL_ENV: origin,
    NODE_OPTIONS: `--import=${names}`,
  }
  try {
    return (await promisify(execFile)('sh', ['-e', '-c', filled], { cwd: here, env })).stdout
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** What `souk hosted-check` says, by the name of what it looked at. */
async function check(env: Readonly<Record<string, string>>) {
  const io = rememberingIo(env)
  const code = await hostedCheck.run([], io)
  const found = io.results.at(-1) as readonly { name: string; state: string; words: string }[]
  return {
    code,
    states: Object.fromEntries(found.map(({ name, state }) => [name, state])),
    said: JSON.stringify(found),
  }
}

const everything = ['server token', 'dataset', 'strangers', 'viewers', 'CORS origin', 'webhook']
const all = (state: string) => Object.fromEntries(everything.map((name) => [name, state]))

test('T19 the commands of the page on deploying set a hosted project up, and the check then finds all that it looks for', async () => {
  const origin = await start()
  const said = await run(origin, commandsOf('2.', '6.'))
  const [token = ''] = /sk[\w-]{60,}/.exec(said) ?? []
  expect(said).toMatch(/Dataset created successfully\nprivate\nAPI token created/)
  expect(said).toContain('CORS origin added')
  expect(said).toContain(
    'Name: Souk catalogue\nDataset: production\nURL: https://shop.example/webhooks/sanity\nHTTP method: POST',
  )
  const server = {
    SANITY_PROJECT_ID: 'hosted1',
    SANITY_DATASET: 'production',
    SANITY_API_HOST: origin,
    SANITY_API_VERSION: '2025-02-19',
    SANITY_TOKEN: token,
    PUBLIC_ORIGIN: 'https://shop.example',
    SANITY_WEBHOOK_SECRET: secret,
  }
  const whole = await check({ ...server, SANITY_ADMIN_TOKEN: 'of-the-owner' })
  expect([whole.said, whole.code, whole.states]).toEqual([whole.said, 0, all('ok')])
  expect(await check(server)).toMatchObject({
    code: 0,
    states: { ...all('ok'), viewers: 'not known', webhook: 'not known' },
  })
  expect(whole.said).not.toContain(token)
  expect(whole.said).not.toContain(secret)
}, 240_000)

const viewer = { token: 'of-a-viewer', role: 'viewer', id: 'vi', name: 'Vi' }
const editor = { token: 'of-an-editor', role: 'editor', id: 'edi', name: 'Edi' }
const everyone = [{ filter: '_id in path("**")', permissions: ['read', 'create', 'update'] as const }]

test('T19 the check says in words what a hosted project lacks', async () => {
  const origin = await start({
    datasets: [{ name: 'production', aclMode: 'public' }],
    tokens: [...config.tokens, viewer],
    roles: { viewer: { title: 'Viewer', grants: everyone } },
  })
  const env = {
    SANITY_PROJECT_ID: 'hosted1',
    SANITY_API_HOST: origin,
    SANITY_TOKEN: 'unknown',
    SANITY_ADMIN_TOKEN: 'of-the-owner',
    SANITY_WEBHOOK_SECRET: secret,
    PUBLIC_ORIGIN: 'https://shop.example',
  }
  const owner = { authorization: 'Bearer of-the-owner', 'content-type': 'application/json' }
  const tell = (path: string, body: object) =>
    fetch(`${origin}/v1${path}`, { method: 'POST', headers: owner, body: JSON.stringify(body) })
  await tell('/data/mutate/production', { mutations: [{ create: { _id: 'a', _type: 'page' } }] })
  const first = await check(env)
  expect([first.code, first.states]).toEqual([1, all('missing')])
  for (const words of [
    'SANITY_TOKEN is not known to this project',
    'production is public: make it private with sanity dataset visibility set',
    'a stranger sees 1 documents',
    'a viewer may write orders',
    'https://shop.example may not call: sanity cors add https://shop.example --credentials',
    'SANITY_WEBHOOK_SECRET is set, but no webhook calls https://shop.example/webhooks/sanity',
  ])
    expect(first.said).toContain(words)
  await tell('/projects/hosted1/cors', { origin: 'https://shop.example', allowCredentials: false })
  await tell('/hooks/projects/hosted1', {
    name: 'Ours',
    dataset: '*',
    url: 'https://shop.example/webhooks/sanity',
    includeDrafts: true,
    isDisabledByUser: true,
    rule: { on: ['create'], filter: '_type == "product"' },
  })
  const second = await check(env)
  for (const words of [
    'https://shop.example may call without credentials only',
    'is disabled: enable it; tells of drafts: turn that off; must be told on create, update, delete; has another filter',
    'has no secret',
  ])
    expect(second.said).toContain(words)
  const tokens = await fetch(`${origin}/v2025-07-11/access/project/hosted1/robots`, { headers: owner })
  expect(await tokens.json()).toMatchObject({ data: [] })
})

test('T19 the check tells a token that may only read, a dataset that is not there, and a hook that was left out', async () => {
  const origin = await start({
    datasets: [{ name: 'production', aclMode: 'private' }],
    tokens: [...config.tokens, viewer, editor],
  })
  const env = { SANITY_PROJECT_ID: 'hosted1', SANITY_API_HOST: origin, SANITY_ADMIN_TOKEN: 'of-the-owner' }
  const reader = await check({ ...env, SANITY_TOKEN: viewer.token, PUBLIC_ORIGIN: 'https://shop.example' })
  expect(reader.said).toContain('SANITY_TOKEN may not write orders')
  expect(reader.states).toMatchObject({ 'server token': 'missing', dataset: 'ok', viewers: 'ok', webhook: 'ok' })
  const lost = await check({ ...env, SANITY_TOKEN: editor.token, SANITY_DATASET: 'shop' })
  expect(lost.said).toContain('there is no dataset shop')
  expect(lost.said).toContain('PUBLIC_ORIGIN: set it')
  await expect(check({ ...env, SANITY_TOKEN: 'x', SANITY_API_VERSION: 'new' })).rejects.toThrow('write a day')
  await expect(check(env)).rejects.toThrow('SANITY_PROJECT_ID and SANITY_TOKEN are not both set')
  await expect(check({ SANITY_TOKEN: 'x' })).rejects.toThrow('SANITY_PROJECT_ID: set it to the hosted project')
})
