/** What the hosted service allows and how it behaves, as far as a client can tell. Times in milliseconds, shares 0 to 1. */
export interface HostedRules {
  /** The rules apply. Off, the lake answers as fast and as much as it can. */
  readonly enabled: boolean
  /** Per client address and second: `POST /data/mutate` and `/data/actions`. */
  readonly mutationsPerSecond: number
  /** Per client address and second: uploads. */
  readonly uploadsPerSecond: number
  /** Per client address and second: every request but those for pictures and files. */
  readonly requestsPerSecond: number
  /** Per dataset, under way at the same time. */
  readonly concurrentMutations: number
  /** Per dataset, under way at the same time. */
  readonly concurrentQueries: number
  /** Shortest and longest time that a commit takes. */
  readonly commitLatencyMs: readonly [number, number]
  /** Shortest and longest time until queries see a commit. Documents by id are seen at once. */
  readonly indexLagMs: readonly [number, number]
  /** The same for commits with `visibility=deferred`. */
  readonly deferredLagMs: readonly [number, number]
  /** Listeners at the same time, over all datasets. */
  readonly listeners: number
  /** Documents in a dataset, drafts and versions included. */
  readonly documents: number
  /** Attributes over all documents of a dataset: a path with two types of value counts twice. */
  readonly attributes: number
  /** Versions of documents in one release. */
  readonly releaseVersions: number
  /** The share of mutations that are carried out and whose answer never arrives. */
  readonly lostResponses: number
  /** So many of the next mutations lose their answer, whatever the share. */
  readonly loseNext: number
  /** The same seed draws the same times and losses. */
  readonly seed: number
}

/**
 * The published figures. Source: https://www.sanity.io/docs/content-lake/technical-limits; the index lags "less than
 * 1 second", deferred commits "seconds to minutes", by https://www.sanity.io/docs/content-lake/transactions. Listeners and
 * attributes are those of the Growth plan. Bodies of mutations have their 4 MB in every mode.
 */
export const publishedRules: HostedRules = {
  enabled: true,
  mutationsPerSecond: 25,
  uploadsPerSecond: 25,
  requestsPerSecond: 500,
  concurrentMutations: 100,
  concurrentQueries: 500,
  commitLatencyMs: [50, 120],
  indexLagMs: [100, 900],
  deferredLagMs: [2000, 10_000],
  listeners: 5000,
  documents: 10_000_000,
  attributes: 10_000,
  releaseVersions: 1000,
  lostResponses: 0,
  loseNext: 0,
  seed: 1,
}

const counts = [
  'mutationsPerSecond',
  'uploadsPerSecond',
  'requestsPerSecond',
  'concurrentMutations',
  'concurrentQueries',
  'listeners',
  'documents',
  'attributes',
  'releaseVersions',
] as const
const spans = ['commitLatencyMs', 'indexLagMs', 'deferredLagMs'] as const

/** Says what is wrong with some of the rules, one line for each; nothing when they can be used. */
export function problemsOfRules(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return ['the rules are not an object']
  return Object.entries(input).flatMap(([name, value]) => {
    const wanted = wantedOf(name)
    if (wanted === undefined) return [`${name} is not one of the rules: ${Object.keys(publishedRules).join(', ')}`]
    return wanted.test(value) ? [] : [`${name} must be ${wanted.words}`]
  })
}

interface Wanted {
  readonly words: string
  readonly test: (value: unknown) => boolean
}

const whole = (least: number) => (value: unknown) => Number.isSafeInteger(value) && Number(value) >= least

function wantedOf(name: string): Wanted | undefined {
  if (counts.some((each) => each === name)) return { words: 'a whole number of at least 1', test: whole(1) }
  if (spans.some((each) => each === name))
    return { words: 'two numbers of milliseconds, the shorter first', test: isSpan }
  if (name === 'enabled') return { words: 'true or false', test: (value) => typeof value === 'boolean' }
  if (name === 'loseNext' || name === 'seed') return { words: 'a whole number of at least 0', test: whole(0) }
  if (name !== 'lostResponses') return undefined
  return { words: 'a share between 0 and 1', test: (value) => typeof value === 'number' && value >= 0 && value <= 1 }
}

function isSpan(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [shortest, longest]: unknown[] = value
  if (typeof shortest !== 'number' || typeof longest !== 'number') return false
  return shortest >= 0 && longest >= shortest && longest <= 60_000
}
