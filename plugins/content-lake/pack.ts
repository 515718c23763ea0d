import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const here = import.meta.dirname
const top = resolve(here, '../..')

const json = (path: string): Readonly<Record<string, unknown>> => JSON.parse(readFileSync(path, 'utf8'))

/** One of the package's doors: its JavaScript and its types. */
const door = (name: string) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })

/** The manifest of the published package: the program, the library, and the dependencies that it has here. */
function manifest(): Readonly<Record<string, unknown>> {
  const { version, license } = json(join(top, 'package.json'))
  const { name, dependencies } = json(join(here, 'package.json'))
  return {
    name,
    version,
    license,
    description: 'Sanity’s Content Lake in one process on SQLite: the HTTP API for Studio, client and CLI, offline.',
    keywords: ['sanity', 'content-lake', 'groq', 'sqlite', 'local', 'offline', 'testing', 'self-hosted'],
    type: 'module',
    main: './index.js',
    types: './index.d.ts',
    bin: { 'content-lake': './bin.js' },
    exports: {
      '.': door('index'),
      './browser': door('listen/multiplex-browser'),
      './groq': door('groq/index'),
      './localhost-names': door('localhost-names'),
      './package.json': './package.json',
    },
    engines: { node: '>=24' },
    dependencies,
  }
}

/** The compiler leaves the endings of imports in declarations alone, and strangers have no `.ts` files. */
function endWithJs(path: string): void {
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/(from |import\()(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2'))
}

const { values } = parseArgs({ options: { to: { type: 'string' } } })
const folder = resolve(values.to ?? join(here, 'dist'))
rmSync(folder, { recursive: true, force: true })
const compiler = join(top, 'node_modules/typescript/bin/tsc')
execFileSync(process.execPath, [compiler, '-p', join(here, 'tsconfig.pack.json'), '--outDir', folder], {
  stdio: 'inherit',
})
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('.d.ts')) endWithJs(join(folder, name))
chmodSync(join(folder, 'bin.js'), 0o755)
copyFileSync(join(here, 'README.md'), join(folder, 'README.md'))
copyFileSync(join(top, 'LICENSE'), join(folder, 'LICENSE'))
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
process.stdout.write(`Ready to publish: npm publish ${folder}\n`)
