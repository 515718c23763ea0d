import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inProcess } from './child-answer.ts'
import { type Benchmark, median, type Row, timeCall } from './measure.ts'
import { makeScaleData } from './scale-data.ts'
import { type ScaleLake, startScaleLake } from './scale-lake.ts'
import { questionsOf, type ScaleThings } from './scale-questions.ts'

/** Milliseconds within which every page has its rows. */
const mostMs = 1000
const tries = 5

/** What the questions are about: an order of the middle, its buyer, and what is sold most. */
const thingsQuery = `{
  "order": *[_type == "order" && defined(customer)] | order(placedAt desc)[1000]{_id, number, customer, "email": contact.email},
  "busy": *[_type == "stockLevel"] | order(onHand - reserved - committed - unavailable desc)[0].location
}`
interface Found {
  readonly order: { readonly _id: string; readonly number: string; readonly customer: string; readonly email: string }
  readonly busy: string
}

async function thingsOf(lake: ScaleLake): Promise<ScaleThings> {
  const { order, busy } = await lake.ask<Found>(thingsQuery, {})
  const sku = await lake.ask<string>('*[_type == "variant" && sku match "*-00000"] | order(sku asc)[0].sku', {})
  const { _id, number, customer, email } = order
  return { order: _id, number, customer, email, sku, location: busy, now: new Date().toISOString() }
}

async function measured(lake: ScaleLake, hello: number, say: (line: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { measure, groq, params } of questionsOf(await thingsOf(lake))) {
    const times: number[] = []
    for (let at = 0; at <= tries; at += 1) {
      const before = performance.now()
      await lake.ask(groq, params)
      times.push(performance.now() - before)
    }
    const [first = 0, ...later] = times
    const ours = median(later)
    say(`${measure}: ${ours.toFixed(1)} ms`)
    rows.push({
      measure,
      ours,
      control: hello,
      unit: 'ms',
      ratio: hello / ours,
      note: `${first.toFixed(0)} ms at first`,
    })
  }
  return rows
}

/** `npm run bench -- scale [--orders N] [--variants N] [--data FOLDER]`: a folder that is named is kept, and used again. */
function optionsOf(args: readonly string[]) {
  const options = { orders: { type: 'string' }, variants: { type: 'string' }, data: { type: 'string' } } as const
  const { values } = parseArgs({ args: [...args], options, strict: false })
  const number = (value: unknown, usual: number): number => (typeof value === 'string' ? Number(value) : usual)
  return {
    size: { orders: number(values.orders, 250_000), variants: number(values.variants, 100_000) },
    folder: typeof values.data === 'string' ? resolve(values.data) : undefined,
  }
}

/** A shop of 250,000 orders and 100,000 variants, asked what the pages of the console ask, as a manager. */
export const scale: Benchmark = {
  name: 'scale',
  about: '250,000 orders and 100,000 variants: what pages ask of the lake, over HTTP, beside a hello-world server',
  async run(say) {
    const { size, folder } = optionsOf(process.argv.slice(3))
    const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'souk-scale-'))
    const rows: Row[] = []
    try {
      if (!existsSync(join(dataDir, 'seeded.json'))) {
        const before = performance.now()
        const written = await makeScaleData(dataDir, size, say)
        const rate = written / ((performance.now() - before) / 1000)
        rows.push({ measure: `documents made, of ${written}`, ours: rate, control: rate, unit: '1/s', ratio: 1 })
      }
      const hello = inProcess<{ port: number }>('hello.ts', [])
      const lake = await startScaleLake(dataDir, 'manager')
      try {
        const address = `http://127.0.0.1:${(await hello.answer).port}`
        const control = await timeCall(() => fetch(address).then((answer) => answer.text()), 1500)
        const [start, memory] = [lake.startMs, lake.memory()]
        rows.push({ measure: 'lake starts', ours: start, control, unit: 'ms', ratio: control / start })
        rows.push(...(await measured(lake, control, say)))
        const slowest = rows.filter(({ note }) => note).reduce((most, { ours }) => Math.max(most, ours), 0)
        rows.push({
          measure: 'the slowest',
          ours: slowest,
          control: mostMs,
          unit: 'ms',
          ratio: mostMs / slowest,
          reach: 1,
        })
        rows.push({
          measure: 'memory, and after the questions',
          ours: memory,
          control: lake.memory(),
          unit: 'MB',
          ratio: 1,
        })
      } finally {
        hello.child.kill()
        await lake.close()
      }
    } finally {
      if (!folder) rmSync(dataDir, { recursive: true, force: true })
    }
    return rows
  },
}
