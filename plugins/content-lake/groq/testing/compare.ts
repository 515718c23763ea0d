import { evaluate, evaluateSync, parse, toJS } from 'groq-js'
import { createDocumentIndex, type DocumentIndex } from '../document-index.ts'
import type { LakeDocument } from '../document.ts'
import { createQueryEngine, type QueryEngine } from '../engine.ts'
import { QueryParseError } from '../parse-error.ts'
import type { Perspective, Readable } from '../views.ts'
import { randomDocument, randomParams, someIds } from './random-documents.ts'
import { randomQuery } from './random-query.ts'
import { createRandom, type Random } from './random.ts'
import { shownIn } from './shown-in.ts'

/** A query that the lake and groq-js answered differently, with all that repeats it. */
export interface Difference {
  readonly seed: number
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly perspective: Perspective
  readonly documents: readonly LakeDocument[]
  readonly lake: string
  readonly groqJs: string
}

/** How many pairs were compared, how many of them had an answer (not a refusal), and those that differed. */
export interface Comparison {
  readonly pairs: number
  readonly answered: number
  readonly compiled: number
  readonly differences: readonly Difference[]
}

/** Queries asked of one dataset before it is thrown away. */
const perDataset = 40
/** Every so often the control is groq-js' own asynchronous way, which is slower and meant to be the same. */
const asyncEvery = 25
const mostDifferences = 5

/**
 * Asks `pairs` random queries over random datasets, in a random perspective and role, of the lake and of plain groq-js.
 * `engineOf` lets a test plant a mistake, to see that it is noticed.
 */
export async function compareWithGroqJs(
  pairs: number,
  seed: number,
  engineOf: (index: DocumentIndex) => QueryEngine = createQueryEngine,
): Promise<Comparison> {
  const differences: Difference[] = []
  let [answered, compiled, done] = [0, 0, 0]
  for (let at = seed; done < pairs && differences.length < mostDifferences; at += 1) {
    const random = createRandom(at)
    const index = randomIndex(random)
    const engine = engineOf(index)
    for (let query = 0; query < perDataset && done < pairs; query += 1) {
      change(index, random)
      const asked = await askBoth(engine, index, random, done % asyncEvery === 0)
      done += 1
      if (asked.lake === asked.groqJs) {
        answered += asked.lake.startsWith('refused') ? 0 : 1
        compiled += asked.compiled ? 1 : 0
      } else differences.push({ seed: at, ...asked })
    }
  }
  return { pairs: done, answered, compiled, differences }
}

function randomIndex(random: Random): DocumentIndex {
  const index = createDocumentIndex({
    learnedLimit: 3,
    worthIndexing: random.pick([0, 0, 4, 64]),
    mostAtOnce: random.pick([0, 4000, 4000]),
    sliceMs: 0,
  })
  const more = random.chance(0.2) ? Array.from({ length: 30 }, (_, n) => `more-${n}`) : []
  for (const id of [...someIds, ...more]) if (random.chance(0.7)) index.put(randomDocument(random, id))
  return index
}

/** Documents come, change and go, so that learned indexes have to follow. */
function change(index: DocumentIndex, random: Random): void {
  for (const id of random.several(0, 2, () => random.pick(someIds))) {
    if (random.chance(0.3)) index.remove(id)
    else index.put(randomDocument(random, id))
  }
}

const perspectives: readonly Perspective[] = ['raw', 'raw', 'published', 'drafts', ['r1', 'drafts'], ['r2', 'r1']]
const readables: readonly (Readable | undefined)[] = [
  undefined,
  undefined,
  (doc) => doc._type !== 'customer',
  (doc) => doc['status'] !== 'open',
]

async function askBoth(engine: QueryEngine, index: DocumentIndex, random: Random, slowly: boolean) {
  const query = randomQuery(random)
  const params = randomParams(random)
  const perspective = random.pick(perspectives)
  const readable = readables[random.below(readables.length)]
  const now = new Date('2026-02-01T00:00:00Z')
  let compiled = false
  // A commit may come while the query waits for an index
  const other = createRandom(random.below(1_000_000))
  if (other.chance(0.3)) setImmediate(() => change(index, other))
  const lake = await told(async () => {
    const answer = await engine.query({ query, params, perspective, now, ...(readable && { readable }) })
    compiled = answer.explanation.engine === 'compiled'
    return answer.result
  })
  const documents = index.documents()
  const groqJs = await told(async () => {
    const tree = parse(query, { params })
    const options = { dataset: shownIn(perspective, documents, readable), params, timestamp: now }
    return slowly ? (await evaluate(tree, options)).get() : toJS(evaluateSync(tree, options))
  })
  return { query, params, perspective, documents, lake, groqJs, compiled }
}

/** An answer as text; a refusal by what it says. */
export async function told(ask: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify((await ask()) ?? null)
  } catch (error) {
    if (error instanceof QueryParseError) return `refused: ${error.description}`
    const said = error instanceof Error ? error.message : String(error)
    return `refused: ${said.replace(/^Syntax error in GROQ query at position \d+:? ?/, '')}`
  }
}
