import { relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

type Outcome = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

/** One changed rule, and what became of it. */
export interface Mutant {
  readonly status: Outcome['status']
  /** File, line, column, and what stood there instead: the same in every run over the same tree. */
  readonly id: string
  /** The pattern that changes this place again, and whatever lies within it. */
  readonly place: string
}

/** A test failed, or the changed rule never came to an end. */
export const noticed = ({ status }: Mutant): boolean =>
  status === 'Killed' || status === 'Timeout' || status === 'RuntimeError'
export const missed = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage'

/**
 * Changes what the patterns name, one place after another, runs the tests that reach it, and answers what became of
 * each. `tests`: the configuration that names them.
 */
export async function mutants(
  patterns: readonly string[],
  tests: 'examples/vitest.config.ts' | 'vitest.config.ts',
): Promise<readonly Mutant[]> {
  const found = await new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: `plugins/workshop/mutants/${tests}`, related: false },
    mutate: [...patterns],
    coverageAnalysis: 'perTest',
    // What is computed once, when a file is loaded, is data: words, tables, schemas
    ignoreStatic: true,
    // The copy is ours: nothing is gained by a second one
    inPlace: true,
    concurrency: 2,
    // A busy machine is slow: nothing else may count as noticed
    timeoutMS: 60_000,
    reporters: ['progress-append-only'],
  }).runMutationTest()
  return found.map(named)
}

function named({ status, fileName, location: { start, end }, mutatorName, replacement = '' }: Outcome): Mutant {
  const file = relative(process.cwd(), fileName)
  return {
    status,
    id: `${file}:${start.line}:${start.column} ${mutatorName} ${replacement.replaceAll(/\s+/g, ' ')}`,
    place: `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
  }
}
