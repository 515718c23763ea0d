import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killRounds, type LakeProcess, startProcess, writeConfig } from '@souk/content-lake/testing'
import type { Chaos } from './run.ts'

type Say = (line: string) => void

/** What one try to write came to: the status, and the reason for people. */
async function tryToWrite(
  { client }: LakeProcess,
  id: string,
): Promise<{ readonly status: number; readonly why: string }> {
  const page = { _id: id, _type: 'page', text: id.padEnd(20_000, '.') }
  return client.createOrReplace(page, { returnDocuments: false }).then(
    () => ({ status: 200, why: '' }),
    (error: { readonly statusCode?: number; readonly message: string }) => ({
      status: error.statusCode ?? 0,
      why: error.message,
    }),
  )
}

const mount = (...words: readonly string[]): boolean => spawnSync('mount', words).status === 0

/** A small disk of its own fills up, is given room again, and is made read-only; answers what was not as it must be. */
async function smallDisk(disk: string, say: Say): Promise<readonly string[]> {
  const wrong: string[] = []
  const must = (right: boolean, what: string): void => void (right || wrong.push(what))
  const ballast = join(disk, 'ballast')
  writeFileSync(ballast, Buffer.alloc(2_000_000))
  const lake = await startProcess(writeConfig(disk))
  const count = () => lake.client.fetch<number>('count(*[_type == "page"])')
  let kept = 0
  let answer = await tryToWrite(lake, 'p0')
  for (; answer.status === 200 && kept < 5000; answer = await tryToWrite(lake, `p${kept}`)) kept += 1
  say(`a disk of 8 MB took ${kept} documents, then: ${answer.status} ${answer.why}`)
  must(answer.status === 503 && answer.why.includes('the disk is full'), `a full disk was answered ${answer.status}`)
  must((await count()) === kept, 'a full disk changed what is read')
  rmSync(ballast)
  must((await tryToWrite(lake, 'room')).status === 200, 'it did not write again when there was room')
  lake.child.kill('SIGKILL')
  await lake.exited
  must(mount('-o', 'remount,ro', disk), 'the disk could not be made read-only')
  const refused = await startProcess(join(disk, 'lake.json')).then(() => 'it started', String)
  say(`read-only: ${refused.trim()}`)
  must(refused.includes('the disk is read-only'), 'a lake did not say that its disk is read-only')
  mount('-o', 'remount,rw', disk)
  const next = await startProcess(join(disk, 'lake.json'))
  must(
    (await next.client.fetch('count(*[_type == "page"])')) === kept + 1,
    'the next start does not find what was kept',
  )
  must((await tryToWrite(next, 'more')).status === 200, 'the next start does not write')
  next.child.kill('SIGTERM')
  await next.exited
  return wrong
}

async function disks(folder: string, say: Say): Promise<readonly string[]> {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  if (!mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk)) {
    say('no disk of its own could be mounted here: full and read-only disks were not tried')
    return []
  }
  try {
    return await smallDisk(disk, say)
  } finally {
    spawnSync('umount', ['-l', disk])
  }
}

/** The lake by itself, killed and starved. */
export const lakeKills: Chaos = {
  name: 'lake-kills',
  about: 'the lake killed in the midst of commits, on a full disk and on a read-only one; nothing acknowledged is lost',
  defaultRuns: 500,
  async run({ runs, seed, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'lake-kills-'))
    try {
      const starved = await disks(folder, say)
      const killed = await killRounds({ runs, seed, folder: join(folder, 'killed'), say })
      say(`${killed.acknowledged} transactions acknowledged, ${killed.unacknowledged} more found whole`)
      return { runs, violations: [...starved, ...killed.violations] }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
