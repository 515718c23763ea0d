import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchToken, fillFolder, type Started } from './lake-process.ts'
import { type Benchmark, type Row, timeCall } from './measure.ts'

/** Milliseconds within which a lake of 100,000 documents has to answer. */
const mostMs = 5000

/** Starts a lake over a folder in a process of its own, and asks it two questions. */
async function startOver(dataDir: string) {
  const child = fork(join(import.meta.dirname, 'lake-process.ts'), [dataDir], {
    execArgv: ['--expose-gc', '--max-old-space-size=6144'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    const started = await new Promise<Started>((done, failed) => {
      child.once('message', (message) => done(message as Started))
      child.once('exit', (code) => failed(new Error(`the lake left with ${code}`)))
    })
    const ask = async (query: string): Promise<unknown> => {
      const url = `http://127.0.0.1:${started.port}/v2025-02-19/data/query/production?perspective=raw&query=${encodeURIComponent(query)}`
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${benchToken}`, 'x-sanity-project-id': 'bench' },
      })
      if (!answer.ok) throw new Error(`${query} was answered ${answer.status}`)
      return answer.json()
    }
    const list = `*[_type == "order" && state == "placed"] | order(placedAt desc)[0...50]{number, "name": customer->name}`
    const before = performance.now()
    await ask(list)
    const firstMs = performance.now() - before
    return { ...started, firstMs, listMs: await timeCall(() => ask(list)) }
  } finally {
    child.disconnect()
  }
}

/** How long a lake takes to come up, how much memory it wants, and that a million documents load and answer. */
export const lakeStart: Benchmark = {
  name: 'lake-start',
  about:
    'a lake comes up with its documents: time against reading and parsing every row, bytes against the JSON itself',
  async run(say) {
    const rows: Row[] = []
    for (const count of [100_000, 1_000_000]) {
      const folder = mkdtempSync(join(tmpdir(), 'souk-bench-'))
      try {
        say(`${count} documents`)
        const bytes = await fillFolder(folder, count)
        const { startMs, leastMs, heapBytes, firstMs, listMs } = await startOver(folder)
        rows.push({ measure: `start, ${count}`, ours: startMs, control: leastMs, unit: 'ms', ratio: leastMs / startMs })
        if (count === 100_000)
          rows.push({
            measure: 'start within 5 s, 100000',
            ours: startMs,
            control: mostMs,
            unit: 'ms',
            ratio: mostMs / startMs,
            reach: 1,
          })
        const [each, json] = [heapBytes / count, bytes / count]
        rows.push({
          measure: `memory of a document, ${count}`,
          ours: each,
          control: json,
          unit: 'B',
          ratio: json / each,
        })
        rows.push({
          measure: `fifty of the open orders, ${count}`,
          ours: listMs,
          control: firstMs,
          unit: 'ms',
          ratio: firstMs / listMs,
          note: 'the control is the first time it was asked, when the indexes were learned',
        })
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }
    return rows
  },
}
