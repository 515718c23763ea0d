import * as fc from 'fast-check'
import type { EdgeTrial } from './edge-trials.ts'
import { stories } from './moments.ts'
import { runStory } from './run-story.ts'
import type { Sabotage } from './sabotage.ts'

/** What an exploration found. */
export interface Exploration {
  readonly runs: number
  /** Commands, webhooks and errands that were asked in them, all together. */
  readonly asked: number
  /** Times that the scheduler chose who goes on. */
  readonly turns: number
  /** The first story that went wrong, shrunk, with what is wrong in it; undefined when none did. */
  readonly failure:
    | { readonly seed: number; readonly path: string; readonly story: string; readonly wrong: string }
    | undefined
}

/**
 * Runs so many stories under random interleavings. The same seed runs the same stories; a failure is shrunk to the
 * shortest story and schedule that still goes wrong, unless it is enough to know that there is one.
 */
export async function explore(
  runs: number,
  seed: number,
  sabotage?: Sabotage,
  trial?: EdgeTrial,
  endOnFailure = false,
): Promise<Exploration> {
  const seen = { asked: 0, turns: 0 }
  const property = fc.asyncProperty(stories, fc.scheduler(), async (plan, scheduler) => {
    const { wrong, asked, turns } = await runStory(plan, scheduler, sabotage, trial)
    seen.asked += asked
    seen.turns += turns
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
  })
  const result = await fc.check(property, { numRuns: runs, seed, endOnFailure })
  if (!result.failed) return { runs: result.numRuns, ...seen, failure: undefined }
  const wrong = result.errorInstance instanceof Error ? result.errorInstance.message : 'it did not end'
  const story = result.counterexample ? fc.stringify(result.counterexample) : ''
  return { runs: result.numRuns, ...seen, failure: { seed, path: result.counterexamplePath ?? '', story, wrong } }
}
