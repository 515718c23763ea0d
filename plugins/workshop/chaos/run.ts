import { parseArgs } from 'node:util'
import { api } from './api.ts'
import { edge } from './edge.ts'
import { hotSku } from './hot-sku.ts'
import { interleavings } from './interleavings.ts'
import { kill9 } from './kill9.ts'
import { lakeKills } from './lake-kills.ts'
import { lakeRoutes } from './lake-routes.ts'
import { lostResponses } from './lost-responses.ts'
import { outage } from './outage.ts'
import { paymentEvents } from './payment-events.ts'
import { queries } from './queries.ts'
import { simulation } from './simulation.ts'
import { webhooks } from './webhooks.ts'

/** One fault-injection run by name. */
export interface Chaos {
  readonly name: string
  readonly about: string
  readonly defaultRuns: number
  /** Runs it; every violation names what replays it. */
  run(options: {
    readonly runs: number
    readonly seed: number
    readonly say: (line: string) => void
  }): Promise<{ readonly runs: number; readonly violations: readonly string[] }>
}

const all: readonly Chaos[] = [
  interleavings,
  api,
  webhooks,
  queries,
  lakeKills,
  lakeRoutes,
  lostResponses,
  outage,
  simulation,
  edge,
  paymentEvents,
  hotSku,
  kill9,
]
/** The outside contract calls it by what it asks. */
const otherNames: Readonly<Record<string, string>> = { groq: 'queries' }
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** `npm run chaos -- [name] [--seed N] [--runs N]`: prints figures and failing seeds; exits 1 on a violated invariant. */
async function main(): Promise<number> {
  const { values, positionals: asked } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, runs: { type: 'string' } },
  })
  const positionals = asked.map((name) => otherNames[name] ?? name)
  const chosen = positionals.length > 0 ? all.filter(({ name }) => positionals.includes(name)) : all
  const unknown = positionals.filter((name) => !all.some((each) => each.name === name))
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  if (unknown.length > 0 || !Number.isSafeInteger(seed) || (values.runs !== undefined && !(Number(values.runs) > 0))) {
    say(`usage: npm run chaos -- [name] [--seed N] [--runs N]`)
    for (const { name, about } of all) say(`  ${name}: ${about}`)
    return 2
  }
  let violated = false
  for (const chaos of chosen) {
    say(`${chaos.name}, seed ${seed}: ${chaos.about}`)
    const started = performance.now()
    const { runs, violations } = await chaos.run({ runs: Number(values.runs ?? chaos.defaultRuns), seed, say })
    for (const violation of violations) say(`VIOLATED ${violation}`)
    const seconds = (performance.now() - started) / 1000
    say(`${chaos.name}: ${runs} runs, ${violations.length} violations, ${seconds.toFixed(1)} s`)
    violated ||= violations.length > 0
  }
  return violated ? 1 : 0
}

process.exitCode = await main()
