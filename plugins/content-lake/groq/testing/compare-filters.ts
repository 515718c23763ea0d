import { evaluate, evaluateSync, parse } from 'groq-js'
import { compileRule } from '../../webhooks/delta.ts'
import { createDocumentIndex } from '../document-index.ts'
import type { LakeDocument } from '../document.ts'
import { createQueryEngine, type QueryEngine } from '../engine.ts'
import { createViews } from '../views.ts'
import { told } from './compare.ts'
import { randomDocument, randomParams, someIds } from './random-documents.ts'
import { condition, cut, order, projection } from './random-query.ts'
import { createRandom, type Random } from './random.ts'

/** A filter that the lake and groq-js answered differently about a document or a change, with all that repeats it. */
interface FilterDifference {
  readonly seed: number
  readonly filter: string
  readonly params: unknown
  readonly asked: unknown
  readonly lake: string
  readonly groqJs: string
}

/** How many pairs of a filter and a document were compared, how many held, and those that differed. */
export interface FilterComparison {
  readonly pairs: number
  readonly held: number
  readonly refused: number
  readonly differences: readonly FilterDifference[]
}

/** Documents that one filter is asked about. */
const perFilter = 4
const mostDifferences = 5
const people = ['ada', 'paid', 'c1', 'o1', 'alpha'] as const
const sanity = { projectId: 'local123', dataset: 'production' }

type Pairs = (random: Random) => Promise<readonly Omit<FilterDifference, 'seed'>[]>

async function compare(pairs: number, seed: number, ask: Pairs): Promise<FilterComparison> {
  const differences: FilterDifference[] = []
  let [done, held, refused] = [0, 0, 0]
  for (let at = seed; done < pairs && differences.length < mostDifferences; at += 1) {
    for (const pair of await ask(createRandom(at))) {
      done += 1
      if (pair.lake === 'true') held += 1
      if (pair.lake.startsWith('refused')) refused += 1
      if (pair.lake !== pair.groqJs) differences.push({ seed: at, ...pair })
    }
  }
  return { pairs: done, held, refused, differences }
}

/**
 * Asks random filters of listeners and grants, of one engine as the lake has it, about random documents: each holds when
 * groq-js finds the document in a dataset that is empty but for it. `engine` lets a test plant a mistake.
 */
export const compareFilters = (
  pairs: number,
  seed: number,
  engine: QueryEngine = createQueryEngine(createDocumentIndex(), { sanity }),
): Promise<FilterComparison> =>
  compare(pairs, seed, async (random) => {
    const { filter, filters } = randomFilter(random)
    const [params, identity] = [randomParams(random), random.pick(people)]
    const compiled = await compiledOr(() => engine.compileFilter(filter, params, identity))
    const documents = random.several(perFilter, perFilter, () => randomDocument(random, random.pick(someIds)))
    return Promise.all(
      documents.map(async (document) => {
        const lake = await told(async () => (typeof compiled === 'string' ? compiled : compiled.matches(document)))
        const groqJs = await told(async () => found(filters, document, params, identity))
        return { filter, params: { ...params, identity }, asked: document, lake: unquoted(lake), groqJs }
      }),
    )
  })

/** The filter, or its refusal as {@link told} puts it. */
async function compiledOr<T>(compile: () => T): Promise<T | string> {
  let compiled: T | undefined
  const said = await told(async () => {
    compiled = compile()
  })
  return compiled ?? said
}

const unquoted = (said: string): string => (said.startsWith('"') ? String(JSON.parse(said)) : said)

/** A filter as listeners and grants have it, bare or as a query, and the conditions that count. */
function randomFilter(random: Random): { readonly filter: string; readonly filters: readonly string[] } {
  const filters = random.several(1, random.chance(0.2) ? 2 : 1, () => withIdentity(random, condition(random, 2)))
  const [only] = filters
  if (only !== undefined && filters.length === 1 && random.chance(0.6)) return { filter: only, filters }
  const tail = random.pick([
    '',
    '._id',
    order(random, 0),
    `${order(random, 0)}${cut(random)}`,
    projection(random, 0),
    ` | score(title match "al*")${cut(random)}`,
  ])
  return { filter: `*${filters.map((each) => `[${each}]`).join('')}${tail}`, filters }
}

const withIdentity = (random: Random, given: string): string =>
  random.pick([
    given,
    given,
    given,
    `${given} && status == identity()`,
    `(${given} || identity() in tags[]._ref)`,
    `_id in [identity(), "o2"] && ${given}`,
    `${given} && _type in ["order", $type]`,
    `sanity::dataset() == "production" && ${given}`,
  ])

/** Whether groq-js finds the document; `*` inside a condition is empty, and references lead nowhere. */
function found(filters: readonly string[], document: LakeDocument, params: object, identity: string): boolean {
  const given = { ...params, theDocument: document }
  const tree = parse(`[$theDocument]${filters.map((each) => `[${each}]`).join('')}`, { params: given })
  const answer = evaluateSync(tree, { dataset: [], params: given, identity, sanity })
  return answer.type === 'array' && answer.data.length > 0
}

/**
 * Asks random rules of webhooks about random changes: each holds when groq-js says so in its own mode for changes, over
 * the dataset as the change left it. No field is null: to groq-js a field that was null and is gone has changed, here not.
 */
export const compareRules = (pairs: number, seed: number): Promise<FilterComparison> =>
  compare(pairs, seed, async (random) => {
    const rule = randomRule(random)
    const documents = random.several(6, 12, () => documentWithoutNulls(random, random.pick(someIds)))
    return Promise.all(
      random
        .several(perFilter, perFilter, () => randomChange(random))
        .map(async (change) => {
          const index = createDocumentIndex()
          for (const document of documents) index.put(document)
          if (change.after) index.put(change.after)
          else if (change.before) index.remove(change.before._id)
          const scope = { index, view: createViews(index)('raw'), sanity }
          const lake = await told(async () => compileRule(rule, null).matches(change, scope))
          const groqJs = await told(() => holds(rule, change, index.documents()))
          return { filter: rule, params: {}, asked: { ...change, documents }, lake, groqJs }
        }),
    )
  })

type Change = Parameters<ReturnType<typeof compileRule>['matches']>[0]

function randomChange(random: Random): Change {
  const id = random.pick(someIds)
  const before = documentWithoutNulls(random, id)
  const other = documentWithoutNulls(random, id)
  const after = random.chance(0.3) ? other : { ...before, ...Object.fromEntries(someOf(random, Object.entries(other))) }
  const kind = random.below(6)
  return kind === 0 ? { before: undefined, after } : { before, after: kind === 1 ? undefined : after }
}

const someOf = <T>(random: Random, items: readonly T[]): readonly T[] => random.several(0, 2, () => random.pick(items))

/** A list keeps its nulls: those are items, not fields. */
function documentWithoutNulls(random: Random, id: string): LakeDocument {
  const text = JSON.stringify(randomDocument(random, id), function (this: unknown, _, value: unknown) {
    return value === null && !Array.isArray(this) ? undefined : value
  })
  return JSON.parse(text) as LakeDocument
}

const selectors = ['status', 'title', '(status, number)', 'nested', 'customer', 'tags', 'words'] as const

/** Conditions without `*` and parameters, which a rule may not have. */
function plainCondition(random: Random): string {
  for (;;) {
    const made = condition(random, 1)
    if (!/[$*^]/.test(made.replaceAll(/"[^"]*"/g, ''))) return made
  }
}

function randomRule(random: Random): string {
  const part = (): string => {
    const kind = random.below(8)
    const field = random.pick(['status', 'number', 'title', 'flag', 'customer._ref', 'nested.deep'])
    if (kind < 3) return plainCondition(random)
    if (kind === 3) return `delta::operation() == "${random.pick(['create', 'update', 'delete'])}"`
    if (kind === 4) return `before().${field} ${random.pick(['==', '!=', '<', '>='])} after().${field}`
    if (kind === 5) return `${random.pick(['before', 'after'])}().status == "${random.pick(['paid', 'open'])}"`
    return `delta::${random.pick(['changedAny', 'changedOnly'])}(${random.pick(selectors)})`
  }
  return random.several(1, 3, part).join(random.pick([' && ', ' || ']))
}

async function holds(rule: string, { before, after }: Change, dataset: readonly LakeDocument[]): Promise<boolean> {
  const tree = parse(rule, { mode: 'delta' })
  const root = after ?? before
  const left = after ? dataset : [...dataset, ...(before ? [before] : [])]
  const answer = await evaluate(tree, { root, dataset: left, before: before ?? null, after: after ?? null, sanity })
  return (await answer.get()) === true
}
