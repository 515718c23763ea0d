import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const here = import.meta.dirname
const top = resolve(here, '../..')

const json = (path: string): Readonly<Record<string, unknown>> => JSON.parse(readFileSync(path, 'utf8'))

/** The manifest of the published package: one entry, no dependencies, Refine and the client as peers. */
function manifest(): Readonly<Record<string, unknown>> {
  const { version, license } = json(join(top, 'package.json'))
  return {
    name: json(join(here, 'package.json'))['name'],
    version,
    license,
    description: 'Refine 5 data, live, auth, access control and audit log providers for any Sanity dataset.',
    keywords: ['refine', 'sanity', 'groq', 'data-provider', 'live-provider', 'auth-provider', 'admin'],
    type: 'module',
    sideEffects: false,
    main: './index.js',
    types: './index.d.ts',
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './package.json': './package.json' },
    engines: { node: '>=20' },
    peerDependencies: { '@refinedev/core': '^5.0.8', '@sanity/client': '^8.0.0' },
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
for (const name of readdirSync(folder)) if (name.endsWith('.d.ts')) endWithJs(join(folder, name))
copyFileSync(join(here, 'README.md'), join(folder, 'README.md'))
copyFileSync(join(top, 'LICENSE'), join(folder, 'LICENSE'))
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
process.stdout.write(`Ready to publish: npm publish ${folder}\n`)
