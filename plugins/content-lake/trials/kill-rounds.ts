import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { seededRandom } from '../limits/pace.ts'
import { startProcess, writeConfig } from './lake-process.ts'

/** How many times to kill, and where the data lie. */
export interface KillOptions {
  readonly runs: number
  readonly seed: number
  /** A folder of its own, which is kept from run to run. */
  readonly folder: string
  readonly say?: (line: string) => void
}

/** What the killings came to. */
export interface KillFigures {
  readonly runs: number
  readonly acknowledged: number
  /** Written when the lake was killed, unacknowledged and yet there: allowed, as long as they are whole. */
  readonly unacknowledged: number
  /** Acknowledged and lost, half a transaction, a broken file. Must be empty. */
  readonly violations: readonly string[]
}

const writers = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6']
const twins = '*[_type == "thing"]._id'

/**
 * Kills a lake with SIGKILL in the midst of commits, again and again on the same folder, at moments drawn from the seed.
 * Every transaction writes two documents: after each start both halves of all that was acknowledged must be there, and
 * of nothing else one half.
 */
export async function killRounds({ runs, seed, folder, say = () => undefined }: KillOptions): Promise<KillFigures> {
  mkdirSync(folder, { recursive: true })
  const config = writeConfig(folder)
  const random = seededRandom(seed)
  const acknowledged = new Set<string>()
  const violations: string[] = []
  let present = new Set<string>()

  for (let round = 0; round <= runs; round += 1) {
    const { child, exited, client } = await startProcess(config)
    present = new Set(await client.fetch<string[]>(twins))
    violations.push(...wrongIn(present, acknowledged).map((wrong) => `seed ${seed}, round ${round}: ${wrong}`))
    if (round === runs || violations.length > 0) {
      child.kill('SIGTERM')
      if ((await exited) !== 0) violations.push(`seed ${seed}, round ${round}: it did not stop in order`)
      break
    }
    const write = async (name: string): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const _id = `${name}.${round}.${n}`
        const both = client
          .transaction()
          .create({ _id, _type: 'thing' })
          .create({ _id: `${_id}.twin`, _type: 'thing' })
        await both.commit({ returnDocuments: false })
        acknowledged.add(_id)
        if (acknowledged.size >= goal) reached.resolve()
      }
    }
    const reached = Promise.withResolvers<void>()
    const goal = acknowledged.size + 1 + Math.floor(random() * 40)
    const writing = writers.map((name) => write(name).catch(() => undefined))
    await reached.promise
    child.kill('SIGKILL')
    await exited
    await Promise.all(writing)
    if (round % 50 === 49) say(`${round + 1} of ${runs} killed, ${acknowledged.size} transactions acknowledged`)
  }
  violations.push(...brokenFile(join(folder, 'data', 'lake.sqlite')))
  return { runs, acknowledged: acknowledged.size, unacknowledged: present.size / 2 - acknowledged.size, violations }
}

function wrongIn(present: ReadonlySet<string>, acknowledged: ReadonlySet<string>): readonly string[] {
  const lost = [...acknowledged].filter((id) => !present.has(id) || !present.has(`${id}.twin`))
  const halves = [...present].filter((id) => !id.endsWith('.twin') && !present.has(`${id}.twin`))
  const orphans = [...present].filter((id) => id.endsWith('.twin') && !present.has(id.slice(0, -'.twin'.length)))
  return [
    ...lost.map((id) => `${id} was acknowledged and is lost`),
    ...[...halves, ...orphans].map((id) => `${id} is half`),
  ]
}

/** What SQLite's own check of a file says, unless it is in order. */
export function brokenFile(file: string): readonly string[] {
  const database = new DatabaseSync(file)
  try {
    const said = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row['integrity_check']))
    return said.filter((line) => line !== 'ok')
  } finally {
    database.close()
  }
}
