import { parentPort } from 'node:worker_threads'
import { edgeTrials, explore, plantedBugs, plantedEdgeBugs, simulate } from '@souk/commerce/testing'
import type { Found, Job } from './crew.ts'

// One worker of a crew: does what it is told, job after job.
const mistakes = { ...plantedBugs, ...plantedEdgeBugs }

async function work({ kind, seed, runs, edge, planted }: Job): Promise<Found> {
  const trial = edge === undefined ? undefined : edgeTrials[edge]
  const sabotage = planted === undefined ? undefined : mistakes[planted]
  if (kind === 'stories') {
    const { runs: done, asked, turns, failure } = await explore(runs, seed, sabotage, trial, planted !== undefined)
    const wrong = failure && `seed ${failure.seed}, path ${failure.path}\n${failure.wrong}\n${failure.story}`
    return { runs: done, figures: { asked, turns }, wrong: wrong === undefined ? [] : [wrong] }
  }
  const found: { -readonly [Field in keyof Found]: Found[Field] } = { runs: 0, figures: {}, wrong: [] }
  while (found.runs < runs && found.wrong.length === 0) {
    const { wrong, ...figures } = await simulate(seed + found.runs, sabotage, trial)
    if (wrong.length > 0) found.wrong = [`seed ${seed + found.runs}\n${wrong.slice(0, 5).join('\n')}`]
    for (const [name, figure] of Object.entries(figures)) found.figures = added(found.figures, name, figure)
    found.runs += 1
  }
  return found
}

const added = (figures: Found['figures'], name: string, more: number) => ({
  ...figures,
  [name]: (figures[name] ?? 0) + more,
})

parentPort?.on('message', (job: Job) => {
  void work(job).then((found) => parentPort?.postMessage(found))
})
