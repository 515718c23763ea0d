import { isDeepStrictEqual } from 'node:util'
import { type QueryEngine, QueryParseError } from '@souk/content-lake/groq'
import type { Suite, SuiteTest } from './suite.ts'

/** What became of one test. `why` says what was answered, or for what reason it was passed over. */
export interface Verdict {
  readonly test: SuiteTest
  readonly outcome: 'passed' | 'failed' | 'passed over'
  readonly why?: string
}

/** The language judged: GROQ 1.revision2. Tests of the language before its specification are passed over. */
const revision = 2

/** Runs one test against the lake's own engine. */
export async function judge(test: SuiteTest, suite: Suite): Promise<Verdict> {
  if (!speaksToUs(test.version)) return { test, outcome: 'passed over', why: `for GROQ ${test.version}` }
  const engine = suite.engines.get(test.dataset._ref)
  if (!engine) return { test, outcome: 'passed over', why: 'its documents are not in the file' }
  const { answer, refusal } = await ask(engine, test)
  if (!test.valid) {
    return refusal instanceof QueryParseError
      ? { test, outcome: 'passed' }
      : { test, outcome: 'failed', why: refusal ? `threw ${String(refusal)}` : `answered ${short(answer)}` }
  }
  if (refusal) return { test, outcome: 'failed', why: `threw ${String(refusal)}` }
  const [given, wanted] = [placed(answer), plain(test.result ?? null)]
  return isDeepStrictEqual(given, wanted)
    ? { test, outcome: 'passed' }
    : { test, outcome: 'failed', why: `answered ${short(given)} for ${short(wanted)}` }
}

/** Selectors are `0.1`, or `>= 1.<revision>`; a test without one holds for every revision. */
function speaksToUs(version: string | null | undefined): boolean {
  if (!version) return true
  const least = /^>= 1\.(\d+)$/.exec(version)?.[1]
  return least !== undefined && Number(least) <= revision
}

async function ask(engine: QueryEngine, test: SuiteTest): Promise<{ answer?: unknown; refusal?: unknown }> {
  try {
    const request = { query: test.query, params: test.params ?? {}, perspective: 'raw' as const, timeoutMs: 60_000 }
    return { answer: plain((await engine.query(request)).result) }
  } catch (refusal) {
    return { refusal }
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const short = (value: unknown): string => JSON.stringify(value)?.slice(0, 300) ?? 'nothing'

/** Scores are ours to choose, so the suite compares only their order: `_score` becomes `_pos`, the best being 1. */
function placed(answer: unknown): unknown {
  const scores = [...new Set(scoresIn(answer))].sort((a, b) => b - a)
  const exchange = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(exchange)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) =>
        key === '_score' && typeof inner === 'number' ? ['_pos', scores.indexOf(inner) + 1] : [key, exchange(inner)],
      ),
    )
  }
  return exchange(answer)
}

function scoresIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(scoresIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '_score' && typeof inner === 'number' ? [inner] : scoresIn(inner),
  )
}
