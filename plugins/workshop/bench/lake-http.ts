import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProcess } from './child-answer.ts'
import { benchToken, fillFolder, type Started } from './lake-process.ts'
import { type Benchmark, median } from './measure.ts'

const width = 16
const seconds = 2
const rounds = 3
const shelf = '*[_type == "product" && published == true] | order(_createdAt desc)[0...20]{_id, title, price, handle}'

const rateOf = async (url: string, token: string): Promise<number> =>
  (await inProcess<{ rate: number }>('http-load.ts', [url, String(width), String(seconds), token]).answer).rate

/** A shelf of twenty products read over HTTP from a lake of 10,000 documents, against a server that only says hello. */
export const lakeHttp: Benchmark = {
  name: 'lake-http',
  about: 'a shelf of twenty products over HTTP from 10,000 documents, against a server that only says hello',
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'souk-bench-'))
    await fillFolder(folder, 10_000)
    const lake = inProcess<Started>('lake-process.ts', [folder])
    const hello = inProcess<{ port: number }>('hello.ts', [])
    try {
      const url = `http://127.0.0.1:${(await lake.answer).port}/v2025-02-19/data/query/production?query=${encodeURIComponent(shelf)}`
      const bareUrl = `http://127.0.0.1:${(await hello.answer).port}/`
      await rateOf(url, benchToken)
      const [ours, bare]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round += 1) {
        say(`round ${round + 1}`)
        bare.push(await rateOf(bareUrl, ''))
        ours.push(await rateOf(url, benchToken))
      }
      const [rate, control] = [median(ours), median(bare)]
      return [{ measure: 'twenty products', ours: rate, control, unit: '1/s', ratio: rate / control, reach: 0.4 }]
    } finally {
      lake.child.disconnect()
      hello.child.disconnect()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
