import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLake, type TestLake, tokenOf } from './testing/lake.ts'

const here = import.meta.dirname
const modules = resolve(here, '../../node_modules')
let lake: TestLake
let home: string
let folder: string

/** A stranger's project: the packed package and its two peers, and nothing else of ours. */
beforeAll(async () => {
  lake = await startTestLake()
  home = mkdtempSync(join(tmpdir(), 'refine-sanity-pack-'))
  folder = join(home, 'node_modules/@souk/refine-sanity')
  for (const scope of ['@souk', '@refinedev', '@sanity', '@types'])
    mkdirSync(join(home, 'node_modules', scope), { recursive: true })
  for (const peer of ['@refinedev/core', '@sanity/client', '@types/react', 'react'])
    symlinkSync(join(modules, peer), join(home, 'node_modules', peer))
  writeFileSync(join(home, 'package.json'), '{"type":"module"}')
  execFileSync(process.execPath, [join(here, 'pack.ts'), '--to', folder], { stdio: 'pipe' })
})
afterAll(async () => {
  await lake.close()
  rmSync(home, { recursive: true, force: true })
})

const files = () => readdirSync(folder).filter((name) => /\.(?:js|d\.ts)$/.test(name))

test('the package holds JavaScript with its types, a manifest, words and a licence, and no tests', () => {
  const names = readdirSync(folder)
  expect(names).toEqual(expect.arrayContaining(['index.js', 'index.d.ts', 'package.json', 'README.md', 'LICENSE']))
  expect(names.filter((name) => /test|pack|testing/.test(name) && name !== 'package.json')).toEqual([])
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: '@souk/refine-sanity', type: 'module', sideEffects: false, license: 'MIT' })
  expect(manifest).not.toHaveProperty('private')
  expect(manifest).not.toHaveProperty('dependencies')
})

test('its JavaScript imports nothing but itself, and its types nothing but its peers', () => {
  for (const name of files()) {
    const text = readFileSync(join(folder, name), 'utf8')
    const imports = [...text.matchAll(/(?:from|import)\s*\(?["']([^"']+)["']/g)].map((match) => match[1] ?? '')
    const peers = name.endsWith('.d.ts') ? ['@refinedev/core', '@sanity/client'] : []
    for (const specifier of imports)
      expect(peers.includes(specifier) || /^\.\/[\w-]+\.js$/.test(specifier), `${name}: ${specifier}`).toBe(true)
  }
})

test('a stranger reads and writes with it', async () => {
  writeFileSync(
    join(home, 'use.js'),
    `import { createClient } from '@sanity/client'
import * as kit from '@souk/refine-sanity'
const client = createClient({ projectId: 'shop', dataset: 'test', apiHost: '${lake.url}', useProjectHostname: false,
  apiVersion: '2025-02-19', useCdn: false, token: '${tokenOf('writer')}' })
const data = kit.createDataProvider(client)
await data.createMany({ resource: 'drink', variables: [{ id: 'a', price: 3 }, { id: 'b', price: 9 }] })
const filters = [{ field: 'price', operator: 'gt', value: 5 }]
const { data: rows, total } = await data.getList({ resource: 'drink', filters })
console.log(JSON.stringify({ ids: rows.map((row) => row.id), total, kit: Object.keys(kit).sort() }))
`,
  )
  // Not `Sync`: the lake answers from this very process.
  const { stdout } = await promisify(execFile)(process.execPath, ['use.js'], { cwd: home, timeout: 60_000 })
  expect(JSON.parse(stdout)).toEqual({
    ids: ['b'],
    total: 1,
    kit: [
      'ProviderError',
      'createAccessControlProvider',
      'createAuditLogProvider',
      'createAuthProvider',
      'createDataProvider',
      'createGrantsAccessProvider',
      'createLiveProvider',
      'createNotificationBridge',
      'everyAccess',
      'filtersToGroq',
      'guardRouter',
      'isRobotToken',
      'readLive',
      'sanityMeta',
      'toHttpError',
      'withFlatMeta',
      'withLiveReads',
    ],
  })
})

const compiled = async (name: string, text: string): Promise<string> => {
  writeFileSync(join(home, name), text)
  const options = { strict: true, noEmit: true, target: 'ES2022', module: 'NodeNext', jsx: 'react-jsx', types: [] }
  const compilerOptions = { ...options, lib: ['ES2023', 'DOM', 'DOM.Iterable'], skipLibCheck: true }
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [name] }))
  const run = promisify(execFile)(process.execPath, [join(modules, 'typescript/bin/tsc'), '-p', home])
  return run.then(
    ({ stdout }) => stdout,
    (failure: { readonly stdout: string }) => failure.stdout,
  )
}

test('its types fit Refine’s in a strict project', async () => {
  const text = `import type { AccessControlProvider, AuditLogProvider, AuthProvider, DataProvider, LiveProvider } from '@refinedev/core'
import { createClient } from '@sanity/client'
import { createAuditLogProvider, createAuthProvider, createDataProvider, createGrantsAccessProvider,
  createLiveProvider, sanityMeta, withLiveReads } from '@souk/refine-sanity'
const clientFor = (token: string) => createClient({ projectId: 'p', dataset: 'd', useCdn: false, apiVersion: '2025-02-19', token })
const client = clientFor('')
const live = createLiveProvider(client)
export const liveProvider: LiveProvider = live
export const dataProvider: DataProvider = withLiveReads(createDataProvider(client), live)
export const authProvider: AuthProvider = createAuthProvider({ clientFor, store: localStorage, storageKey: 'k', redirect: {} })
export const accessControlProvider: AccessControlProvider = createGrantsAccessProvider(client)
export const auditLogProvider: AuditLogProvider = createAuditLogProvider(client)
export const meta = sanityMeta({ pages: 'cursor', perspective: 'drafts' })
// @ts-expect-error a perspective is named, not counted
export const wrong = sanityMeta({ perspective: 1 })
`
  expect(await compiled('use.ts', text)).toBe('')
})

test('what the README says to write compiles', async () => {
  const [, example = ''] = /```tsx\n([\s\S]*?)```/.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? []
  expect(example).toContain('<Refine')
  expect(await compiled('app.tsx', example)).toBe('')
})
