import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Child, keepAlive } from './children.ts'

/** A part that says when it waits and when it has begun, and stays until it is asked to leave. */
const part = `
  const begin = () => console.log('began ' + process.pid)
  process.on('SIGTERM', () => process.exit(0))
  process.on('disconnect', () => process.exit(0))
  if (process.argv.includes('--spare')) {
    process.once('message', begin)
    console.log('waits ' + process.pid)
  } else begin()
`

const folder = mkdtempSync(join(tmpdir(), 'souk-children-'))
const script = join(folder, 'part.mjs')
writeFileSync(script, part)
let child: Child | undefined
afterEach(() => child?.stop())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a part that falls is followed by the one that waits beside it, which is followed by another', async () => {
  const log = join(folder, 'part.log')
  const said = (word: string) =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(word))
      .map((line) => Number(line.split(' ')[1]))
  child = keepAlive({ name: 'part', script, cwd: folder, env: {}, spare: true }, folder, () => undefined)
  await expect.poll(() => said('waits').length).toBe(1)
  const [first = 0] = said('began')
  const [second] = said('waits')
  expect(child.pid()).toBe(first)
  process.kill(first, 'SIGKILL')
  await expect.poll(() => said('began')).toEqual([first, second])
  expect(child.pid()).toBe(second)
  await expect.poll(() => said('waits').length).toBe(2)
  const [, third = 0] = said('waits')
  await child.stop()
  // Who only waited goes as well
  await expect.poll(() => isThere(third)).toBe(false)
  expect(said('began')).toEqual([first, second])
})
