import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnyLake, anyLake, isHosted } from './any-lake.ts'

const modules = resolve(import.meta.dirname, '../../../node_modules')
const names = pathToFileURL(join(import.meta.dirname, '../localhost-names.ts')).href
let lake: AnyLake
/** A dataset that nobody has written to. */
let empty: AnyLake
let folder: string

/** A stranger's project: a configuration, a picture, a file, some documents, and a script. */
beforeAll(async () => {
  lake = await anyLake()
  empty = await anyLake()
  folder = mkdtempSync(join(tmpdir(), 'lake-cli-'))
  symlinkSync(modules, join(folder, 'node_modules'))
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
    .png()
    .toBuffer()
  const asset = (kind: string, name: string) => `${kind}@${pathToFileURL(join(folder, name)).href}`
  const documents = [
    { _id: 'maker', _type: 'maker', name: 'Bean & Co' },
    {
      _id: 'tea',
      _type: 'thing',
      title: 'Tea – شاي',
      price: 3.5,
      maker: { _type: 'reference', _ref: 'maker' },
      picture: { _type: 'image', _sanityAsset: asset('image', 'picture.png') },
      note: { _type: 'file', _sanityAsset: asset('file', 'note.txt') },
    },
    { _id: 'drafts.tea', _type: 'thing', title: 'Tea, new' },
    { _id: 'order.1', _type: 'order', lines: [{ _key: 'a', quantity: 2 }] },
  ]
  const files: Readonly<Record<string, string | Buffer>> = {
    'sanity.cli.ts': `export default { api: ${JSON.stringify({ projectId: lake.projectId, dataset: lake.dataset })} }`,
    'picture.png': picture,
    'note.txt': 'hello',
    'documents.ndjson': documents.map((each) => JSON.stringify(each)).join('\n'),
    'made.json': JSON.stringify({ _id: 'made', _type: 'thing', title: 'Made' }),
    'script.ts': `import { getCliClient } from 'sanity/cli'
      const apiHost = process.env.SANITY_INTERNAL_ENV
      const local = apiHost ? { apiHost, useProjectHostname: false } : {}
      const client = getCliClient({ apiVersion: '2025-02-19', ...local } as never)
      console.log(JSON.stringify(await client.fetch('*[_type == "maker"].name')))`,
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
})
afterAll(async () => {
  await Promise.all([lake.close(), empty.close()])
  rmSync(folder, { recursive: true, force: true })
})

/** Sanity's own command line, unmodified, as `README.md` says to point it at a lake. */
async function sanity(words: readonly string[], at = lake): Promise<string> {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    NODE_ENV: 'production',
    CI: '1',
    SANITY_AUTH_TOKEN: at.token,
    ...(!isHosted && { SANITY_INTERNAL_ENV: at.origin, NODE_OPTIONS: `--import=${names}` }),
  }
  const bin = join(modules, '@sanity/cli/bin/run.js')
  return (await promisify(execFile)(process.execPath, [bin, ...words], { cwd: folder, env })).stdout
}

/** The exporter notes assets in the order in which they arrived. */
const inOrder = (json: string): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(JSON.parse(json) as object).toSorted(([a], [b]) => a.localeCompare(b))),
  )

const setAnew = /"(?:_rev|_createdAt|_updatedAt)":"[^"]*"/g

/** What an export holds, file by file. The hosted service sets revisions and times anew, so they are left out there. */
async function unpacked(archive: string): Promise<Readonly<Record<string, string>>> {
  const into = mkdtempSync(join(folder, 'out-'))
  await promisify(execFile)('tar', ['xzf', join(folder, archive), '-C', into])
  const [top = ''] = readdirSync(into)
  const all = readdirSync(join(into, top), { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  const texts = all.map(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name)).toString('latin1')
    const text = isHosted ? bytes.replaceAll(setAnew, '"":""') : bytes
    return [name, name === 'assets.json' ? inOrder(text) : text] as const
  })
  return Object.fromEntries(texts.toSorted(([a], [b]) => a.localeCompare(b)))
}

/** What people do to what was imported: edit it, refer to it without holding it, and plan a release of it. */
async function work(): Promise<void> {
  const client = lake.client(lake.token)
  await client
    .patch('tea')
    .set({ price: 4, rival: { _type: 'reference', _ref: 'nobody', _weak: true } })
    .commit()
  await client.releases.create({ releaseId: 'r1', metadata: { title: 'Spring', releaseType: 'asap' } })
  const maker = { _type: 'reference', _ref: 'maker' }
  const document = { _id: 'versions.r1.tea', _type: 'thing', title: 'Tea of spring', maker }
  await client.createVersion({ publishedId: 'tea', releaseId: 'r1', document })
}

it('imports documents with their pictures and files, and exports the same bytes again from an empty lake', async () => {
  await sanity(['dataset', 'import', 'documents.ndjson', '-d', lake.dataset])
  await work()
  await sanity(['dataset', 'export', lake.dataset, 'first.tar.gz'])
  await sanity(['dataset', 'import', 'first.tar.gz', '-d', empty.dataset], empty)
  await sanity(['dataset', 'export', empty.dataset, 'second.tar.gz'], empty)
  const [first, second] = [await unpacked('first.tar.gz'), await unpacked('second.tar.gz')]
  expect(Object.keys(first)).toEqual([
    expect.stringMatching(/^[0-9a-f]{40}-40x30\.png$/),
    expect.stringMatching(/^[0-9a-f]{40}\.txt$/),
    'assets.json',
    'data.ndjson',
  ])
  expect(first['data.ndjson']?.trim().split('\n')).toHaveLength(6)
  expect(second).toEqual(first)
  expect(
    await empty
      .client(empty.token)
      .fetch(
        '*[_id == "tea"][0]{title, "maker": maker->name, "width": picture.asset->metadata.dimensions.width, "size": note.asset->size}',
      ),
  ).toEqual({ title: 'Tea – شاي', maker: 'Bean & Co', width: 40, size: 5 })
}, 240_000)

it('asks for documents, makes one and runs a script', async () => {
  await lake.client(lake.token).createIfNotExists({ _id: 'maker', _type: 'maker', name: 'Bean & Co' })
  expect(await sanity(['documents', 'create', 'made.json'])).toContain('made')
  expect(JSON.parse(await sanity(['documents', 'query', '*[_id == "made"]{title}']))).toEqual([{ title: 'Made' }])
  expect(JSON.parse(await sanity(['documents', 'get', 'made']))).toMatchObject({ _id: 'made', _type: 'thing' })
  expect(await sanity(['exec', 'script.ts', '--with-user-token'])).toContain('["Bean & Co"]')
}, 240_000)
