import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken, clientOf, plainConfig } from './trials/start-lake.ts'

const here = import.meta.dirname
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(join(here, 'package.json'), 'utf8'),
)
const dependencies = Object.keys(own['dependencies'] ?? {})
let home: string
let folder: string

const modulesOf = (name: string): string => {
  const nested = join(here, 'node_modules', name)
  return existsSync(nested) ? nested : join(resolve(here, '../..'), 'node_modules', name)
}

/** A stranger's project: the packed package and what its manifest asks for, and nothing else of ours. */
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'content-lake-pack-'))
  folder = join(home, 'node_modules/@souk/content-lake')
  for (const name of dependencies) {
    mkdirSync(dirname(join(home, 'node_modules', name)), { recursive: true })
    symlinkSync(modulesOf(name), join(home, 'node_modules', name))
  }
  writeFileSync(join(home, 'package.json'), '{"type":"module"}')
  execFileSync(process.execPath, [join(here, 'pack.ts'), '--to', folder], { stdio: 'pipe' })
}, 240_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' })

test('the package holds JavaScript with its types, a manifest, words and a licence, and no tests', () => {
  const names = files()
  expect(names).toEqual(expect.arrayContaining(['index.js', 'index.d.ts', 'bin.js', 'README.md', 'LICENSE']))
  expect(names.filter((name) => /\.test\.|pack\.|conformance|trials/.test(name))).toEqual([])
  expect(names.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))).toEqual([])
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({
    name: '@souk/content-lake',
    type: 'module',
    license: 'MIT',
    bin: { 'content-lake': './bin.js' },
    dependencies: own['dependencies'],
  })
  expect(manifest).not.toHaveProperty('private')
  const doors = Object.values<{ default?: string; types?: string }>(manifest.exports)
  const paths = doors.flatMap(({ default: script, types }) => [script, types]).filter((path) => path !== undefined)
  expect(paths.filter((path) => !existsSync(join(folder, path)))).toEqual([])
})

test('it imports its own files, what its manifest names, and Node', () => {
  const strange = files()
    .filter((name) => /\.(?:js|d\.ts)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const imports = [...text.matchAll(/^(?:import|export)\b[^;]*?from ['"]([^'"]+)['"]/gm)].map(
        ([, from = '']) => from,
      )
      return imports.filter((from) => {
        if (from.startsWith('node:') || dependencies.some((each) => from === each || from.startsWith(`${each}/`)))
          return false
        return !(from.startsWith('.') && existsSync(join(folder, dirname(name), from)))
      })
    })
  expect(strange).toEqual([])
})

test('a stranger starts the program, asks it, and stops it', async () => {
  writeFileSync(join(home, 'lake.json'), JSON.stringify({ ...plainConfig, dataDir: join(home, 'data'), port: 0 }))
  const bin = join(folder, 'bin.js')
  const child = spawn(process.execPath, [bin, '--config', join(home, 'lake.json')], { cwd: home, stdio: 'pipe' })
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const { ready, port } = JSON.parse(line) as { ready: boolean; port: number }
    expect(ready).toBe(true)
    const client = clientOf(`http://127.0.0.1:${port}`, adminToken)
    await client.create({ _id: 'a', _type: 'thing', n: 1 })
    expect(await client.fetch('*[_type == "thing"]{n}')).toEqual([{ n: 1 }])
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
  } finally {
    child.kill('SIGKILL')
  }
}, 120_000)

test('a stranger has a lake in a test of their own', async () => {
  writeFileSync(
    join(home, 'use.js'),
    `import { createContentLake } from '@souk/content-lake'
const lake = await createContentLake(${JSON.stringify(plainConfig)})
const headers = { authorization: 'Bearer ${adminToken}', 'content-type': 'application/json' }
const body = JSON.stringify({ mutations: [{ create: { _id: 'a', _type: 'thing' } }] })
await lake.fetch(new Request('http://localhost/v1/data/mutate/production', { method: 'POST', headers, body }))
const answer = await lake.fetch(new Request('http://localhost/v1/data/query/production?query=*._id', { headers }))
console.log(JSON.stringify((await answer.json()).result))
await lake.close()
`,
  )
  const { stdout } = await promisify(execFile)(process.execPath, ['use.js'], { cwd: home })
  expect(JSON.parse(stdout)).toEqual(['a'])
}, 120_000)
