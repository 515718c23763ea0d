import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../../storefront/testing/build-pages.ts'
import { top } from '../config/steps.ts'
import { startServedWorld } from '../dev/served-world.ts'
import type { TestWorld } from '../dev/test-world.ts'
import { runBlocks } from './run-blocks.ts'

const page = (name: string): string => readFileSync(join(top, 'plugins/handbook', name), 'utf8')
let world: TestWorld
beforeAll(async () => {
  world = await startServedWorld(buildPages)
}, 400_000)
afterAll(() => world?.dispose())

/** What a person has in their shell while reading. */
const shell = () => ({
  ...process.env,
  PATH: `${join(top, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
  PUBLIC_ORIGIN: `http://127.0.0.1:${world.env.port}`,
  SHOP: `http://127.0.0.1:${world.env.port}`,
  MANAGER: world.access.tokens.manager,
  DATA_DIR: world.env.dataDir,
  LAKE_PORT: String(world.env.lakePort),
  BACKUP_FILE: join(world.env.dataDir, 'shop.backup'),
})

test('the API guide, from top to bottom, does what it says', () => {
  const blocks = runBlocks(page('api.md'), 'js')
  expect(blocks.length).toBeGreaterThan(6)
  const source = blocks.map((block) => block.source).join('\n')
  const done = spawnSync(process.execPath, ['--input-type=module'], { input: source, env: shell(), encoding: 'utf8' })
  expect([done.status, done.stderr]).toEqual([0, ''])
})

// Blocks ask with curl, as a person on a server does; where there is none, the rest is still run.
const hasCurl = spawnSync('curl', ['--version']).status === 0
const operating = runBlocks(page('operating.md'), 'sh').filter(({ source }) => hasCurl || !source.includes('curl'))

test.each(operating)('operating.md, line $line: $source', ({ source }) => {
  const done = spawnSync('sh', ['-euc', source], { cwd: top, env: shell(), encoding: 'utf8' })
  expect([done.status, done.status === 0 ? '' : done.stderr]).toEqual([0, ''])
})

test('the backup of the guide is there, for its owner only', () => {
  const file = join(world.env.dataDir, 'shop.backup')
  expect(existsSync(file)).toBe(true)
  expect(statSync(file).mode & 0o077).toBe(0)
})
