import fc from 'fast-check'
import { createContentLake } from '../app.ts'
import { routes } from '../http/routes.ts'
import { anyBody, bodyOf, names, nasty, odd, params, queries } from './fuzz-words.ts'
import { adminToken, plainConfig } from './start-lake.ts'

/** What so many requests came to. */
export interface FuzzFigures {
  readonly runs: number
  /** How often each status was answered. */
  readonly seen: ReadonlyMap<number, number>
  /** Faults, as what replays them. Must be empty. */
  readonly wrong: readonly string[]
}

/** One request, as data. */
interface Shot {
  readonly method: string
  readonly path: string
  readonly search: readonly (readonly [string, string])[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

const readerToken = 'token-of-reader'
/** Nobody takes down what the rest of the requests need. */
const harmless = (method: string, pattern: string): boolean => method !== 'DELETE' || !pattern.endsWith(':dataset')

const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: seldom })

const headers = fc
  .tuple(
    mostly(
      fc.constantFrom<Shot['headers']>(
        ...[adminToken, adminToken, readerToken].map((token) => ({ authorization: `Bearer ${token}` })),
      ),
      fc.constantFrom<Shot['headers']>({}, { authorization: 'Bearer wrong' }, { authorization: 'Basic x' }),
    ),
    mostly(
      fc.constant<Shot['headers']>({}),
      fc.record(
        {
          'last-event-id': fc.constantFrom('a#b', 'tx#a', '#', 'x'.repeat(4000), '%00'),
          range: fc.constantFrom('bytes=0-', 'bytes=-', 'bytes=9-1', 'bytes=99999999999999999999-'),
          origin: fc.constantFrom('http://localhost:3333', 'https://evil.example', 'null', ':'),
          cookie: fc.constantFrom('sanitySession=x', '=;=', '%'),
          'content-type': fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'x'),
          'x-sanity-project-id': fc.constantFrom('local123', 'other'),
          'x-content-lake-time': fc.constantFrom('2026-01-01', 'never'),
          'content-encoding': fc.constantFrom('gzip', 'br', 'x'),
          'accept-encoding': fc.constantFrom('gzip', 'br', '*', 'identity;q=0'),
        },
        { requiredKeys: [] },
      ) as fc.Arbitrary<Shot['headers']>,
    ),
  )
  .map(([who, more]) => ({ ...who, ...more }))

const search = (pattern: string): fc.Arbitrary<Shot['search']> => {
  const asks = /query|listen/.test(pattern)
    ? fc.constantFrom(...queries).map((query) => [['query', query]] as const)
    : fc.constant([] as const)
  const more = fc.array(
    fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...queries), fc.constantFrom(...nasty))),
    { maxLength: 3 },
  )
  return fc.tuple(asks, mostly<Shot['search']>(fc.constant([]), more)).map(([first, rest]) => [...first, ...rest])
}

const routeOf = fc.constantFrom(...routes.filter(({ method, pattern }) => harmless(method, pattern)))
const writing = fc.constantFrom(...routes.filter(({ pattern }) => /(mutate|actions|query)/.test(pattern)))

const shots: fc.Arbitrary<Shot> = fc.oneof(routeOf, writing).chain(({ method, pattern }) =>
  fc.record({
    method: mostly(fc.constant(method), fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'OPTIONS')),
    path: fc
      .tuple(
        mostly(fc.constantFrom('/v1', '/v2025-02-19', '/vX'), fc.constantFrom('', '/v9999-99-99', '/v')),
        ...pattern.split('/').slice(1).map(segment),
      )
      .map(([version, ...segments]) => `${version}/${segments.join('/')}`),
    search: search(pattern),
    headers,
    body: fc.option(mostly(bodyOf(pattern), anyBody), { nil: undefined, freq: 9 }),
  }),
)

function segment(part: string): fc.Arbitrary<string> {
  if (part === '*') return fc.constantFrom('a', 'a/b', ...odd)
  if (!part.startsWith(':')) return fc.constant(part)
  return mostly(fc.constantFrom(...(params[part.slice(1)] ?? ['a', 'k'])), fc.constantFrom(...odd))
}

/** Fires so many requests at a lake in memory, at every route: none may be answered 500 or fail. The same seed fires the same. */
export async function fuzzRoutes(runs: number, seed: number): Promise<FuzzFigures> {
  const lake = await createContentLake({
    ...plainConfig,
    datasets: [...plainConfig.datasets, { name: 'public', aclMode: 'public' }],
    tokens: [...plainConfig.tokens, { token: readerToken, role: 'reader', id: 'r', name: 'Rea' }],
    roles: { reader: { title: 'Reader', grants: [{ filter: '_type == "t"', permissions: ['read'] }] } },
    people: [{ id: 'p', name: 'Pia', email: 'a@b.c', role: 'reader', passwordless: true }],
    queryLimits: { timeoutMs: 1000, memoryMb: 64 },
  })
  const seen = new Map<number, number>()
  const property = fc.asyncProperty(shots, async (shot) => {
    const response = await lake.fetch(requestOf(shot))
    seen.set(response.status, (seen.get(response.status) ?? 0) + 1)
    if (response.status >= 500 && response.status !== 503) throw new Error(`answered ${response.status}`)
    const streams = response.headers.get('content-type')?.startsWith('text/event-stream')
    await (streams ? response.body?.cancel() : response.arrayBuffer())
  })
  try {
    const result = await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
    const alive = await lake.fetch(
      requestOf({ method: 'GET', path: '/v1/ping', search: [], headers: {}, body: undefined }),
    )
    const wrong = result.failed
      ? [
          `seed ${seed}, path ${result.counterexamplePath}: ${String(result.errorInstance)} ${fc.stringify(result.counterexample)}`.slice(
            0,
            4000,
          ),
        ]
      : []
    return {
      runs: result.numRuns,
      seen,
      wrong: alive.status === 200 ? wrong : [...wrong, `seed ${seed}: it does not answer any more`],
    }
  } finally {
    await lake.close()
  }
}

function requestOf({ method, path, search, headers, body }: Shot): Request {
  const url = new URL(`http://localhost${path}`)
  for (const [name, value] of search) url.searchParams.append(name, value)
  const carries = method !== 'GET' && method !== 'HEAD' && body !== undefined
  return new Request(url, { method, headers, ...(carries && { body: body as BodyInit }) })
}
