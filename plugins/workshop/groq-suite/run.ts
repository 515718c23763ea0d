import { parseArgs } from 'node:util'
import { judge, type Verdict } from './judge.ts'
import { readSuite } from './suite.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** `function/geo/contains.yml` is counted under `function/geo`, `type/path.yml` under `type`. */
const categoryOf = ({ test }: Verdict): string => test.filename.split('/').slice(0, -1).join('/')

function printScore(verdicts: readonly Verdict[]): void {
  const row = (name: string, of: readonly Verdict[]): void => {
    const count = (outcome: Verdict['outcome']) => of.filter((verdict) => verdict.outcome === outcome).length
    const run = of.length - count('passed over')
    const share = run === 0 ? '' : `${((count('passed') / run) * 100).toFixed(2)} %`
    const figures = [count('passed'), count('failed'), count('passed over')]
    say(`${name.padEnd(24)}${figures.map((n) => String(n).padStart(8)).join('')}${share.padStart(12)}`)
  }
  say(`${'category'.padEnd(24)}${['passed', 'failed', 'over'].map((name) => name.padStart(8)).join('')}`)
  const categories = Map.groupBy(verdicts, categoryOf)
  for (const [name, of] of [...categories].toSorted(([a], [b]) => (a < b ? -1 : 1))) row(name, of)
  row('all', verdicts)
}

function printFailures(verdicts: readonly Verdict[]): void {
  for (const { test, why } of verdicts.filter(({ outcome }) => outcome === 'failed')) {
    say(`\nFAILED ${test.filename}: ${test._id}`)
    say(`  ${test.query.trim().replaceAll(/\s+/g, ' ').slice(0, 400)}`)
    say(`  ${why}`)
  }
}

/**
 * `node plugins/workshop/groq-suite/run.ts <compiled-file> [--only <part of a file's name>]`: the score of the lake's
 * GROQ on Sanity's official test suite. Exits 1 when a test fails, 2 when there is nothing to run.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
  const [file] = positionals
  if (!file) {
    say('usage: node plugins/workshop/groq-suite/run.ts <compiled-file> [--only <part of a file name>]')
    return 2
  }
  const suite = await readSuite(file)
  const chosen = suite.tests.filter(({ filename }) => filename.includes(values.only ?? ''))
  if (chosen.length === 0) {
    say('no test is to be run')
    return 2
  }
  const verdicts: Verdict[] = []
  for (const test of chosen) verdicts.push(await judge(test, suite))
  printFailures(verdicts)
  printScore(verdicts)
  for (const [why, of] of Map.groupBy(
    verdicts.filter(({ outcome }) => outcome === 'passed over'),
    (verdict) => verdict.why,
  ))
    say(`passed over: ${of.length} ${why}`)
  return verdicts.some(({ outcome }) => outcome === 'failed') ? 1 : 0
}

process.exitCode = await main()
