import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { top } from '../config/steps.ts'
import { lakeCommits } from './lake-commits.ts'
import { lakeHttp } from './lake-http.ts'
import { lakeListeners } from './lake-listeners.ts'
import { lakeQueries } from './lake-queries.ts'
import { lakeStart } from './lake-start.ts'
import { loadCurve } from './load-curve.ts'
import { type Benchmark, missed, type Row } from './measure.ts'
import { placement } from './placement.ts'
import { placements } from './placements.ts'
import { scale } from './scale.ts'
import { storefrontPages } from './storefront-pages.ts'

const benchmarks: readonly Benchmark[] = [
  lakeQueries,
  lakeCommits,
  lakeHttp,
  lakeListeners,
  lakeStart,
  placements,
  placement,
  storefrontPages,
  loadCurve,
  scale,
]

const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4)

function print(benchmark: Benchmark, rows: readonly Row[]): void {
  console.log(`\n${benchmark.name}: ${benchmark.about}`)
  console.log(
    `${'measure'.padEnd(44)}${'ours'.padStart(11)}${'control'.padStart(11)}  unit   ${'ratio'.padStart(9)}  reach`,
  )
  for (const row of rows) {
    const reach = row.reach === undefined ? '' : `${row.reach}${missed(row) ? '  MISSED' : ''}`
    console.log(
      `${row.measure.padEnd(44)}${figure(row.ours).padStart(11)}${figure(row.control).padStart(11)}  ${row.unit.padEnd(6)} ${figure(row.ratio).padStart(9)}  ${reach}`,
    )
    if (row.note) console.log(`  ${row.note}`)
  }
}

const wanted = process.argv[2]
const chosen = benchmarks.filter(({ name }) => !wanted || name === wanted || name.startsWith(`${wanted}-`))
if (chosen.length === 0) {
  console.error(`no benchmark is called ${wanted}; there are ${benchmarks.map((each) => each.name).join(', ')}`)
  process.exit(2)
}
let good = true
mkdirSync(join(top, '.cache/bench'), { recursive: true })
for (const benchmark of chosen) {
  const rows = await benchmark.run((line) => console.error(`bench: ${line}`))
  print(benchmark, rows)
  writeFileSync(
    join(top, `.cache/bench/${benchmark.name}.json`),
    `${JSON.stringify({ name: benchmark.name, at: new Date().toISOString(), rows }, null, 2)}\n`,
  )
  good &&= !rows.some(missed)
}
process.exit(good ? 0 : 1)
