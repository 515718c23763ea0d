import { describe, expect, it } from 'vitest'
import type { DocumentChange } from '../mutations/transaction.ts'
import type { HostedRules } from './hosted-rules.ts'
import { problemsOfRules } from './hosted-rules.ts'
import { createLaggingIndex } from './lagging-index.ts'
import { createLimits, LimitExceeded } from './limits.ts'
import type { Pace } from './pace.ts'
import { createUsage } from './usage.ts'

/** Time that stands still until a test moves it. */
function heldPace(): Pace & { pass(ms: number): Promise<void> } {
  let time = 1_000_000
  let sleepers: { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => time,
    sleep: (ms) => (ms === 0 ? Promise.resolve() : new Promise((wake) => sleepers.push({ at: time + ms, wake }))),
    async pass(ms) {
      time += ms
      const due = sleepers.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at)
      sleepers = sleepers.filter(({ at }) => at > time)
      for (const { wake } of due) wake()
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    },
  }
}

const quick = { commitLatencyMs: [0, 0], indexLagMs: [0, 0] } as const
const ok = async (): Promise<Response> => new Response('{}')
const settled = async (): Promise<void> => undefined
const mutate = { method: 'POST', path: '/data/mutate/d', address: 'a' }
const query = { method: 'GET', path: '/data/query/d', address: 'a' }

function open(rules: Partial<HostedRules> = {}) {
  const pace = heldPace()
  const limits = createLimits({ ...quick, ...rules }, pace)
  const ask = async (asked: Partial<typeof mutate> = {}, work = ok): Promise<number | string> => {
    const answer = limits.answer({ ...mutate, ...asked }, work, settled)
    return answer.then(
      ({ status }) => status,
      (error: unknown) => (error instanceof LimitExceeded ? error.rule : String(error)),
    )
  }
  return { pace, limits, ask }
}

const many = async (count: number, ask: () => Promise<number | string>): Promise<readonly (number | string)[]> => {
  const answers: (number | string)[] = []
  for (let n = 0; n < count; n += 1) answers.push(await ask())
  return answers
}

describe('rates', () => {
  it('let 25 mutations of an address into each second, and others are not counted with it', async () => {
    const { pace, ask, limits } = open()
    expect((await many(27, ask)).slice(24)).toEqual([200, 'mutationsPerSecond', 'mutationsPerSecond'])
    expect(await ask({ address: 'b' })).toBe(200)
    expect(await ask({ ...query, address: 'a' })).toBe(200)
    await pace.pass(1000)
    expect(await ask()).toBe(200)
    expect(limits.figures).toEqual({ answered: 28, refused: { mutationsPerSecond: 2 }, lost: 0 })
  })

  it('count actions with mutations, uploads apart, and pictures not at all', async () => {
    const { ask } = open({ mutationsPerSecond: 1, uploadsPerSecond: 1, requestsPerSecond: 4 })
    expect(await ask({ path: '/data/actions/d' })).toBe(200)
    expect(await ask({ path: '/projects/p/datasets/d/mutate' })).toBe('mutationsPerSecond')
    expect(await ask({ path: '/assets/images/d' })).toBe(200)
    expect(await ask({ path: '/assets/files/d' })).toBe('uploadsPerSecond')
    expect(await ask(query)).toBe('requestsPerSecond')
    expect(await ask({ method: 'GET', path: '/images/p/d/x.png' })).toBe(200)
    expect(await ask({ method: 'PUT', path: '/hosted-rules' })).toBe(200)
  })
})

describe('what is under way', () => {
  it('is limited by dataset, for mutations and for queries', async () => {
    const { ask } = open({ concurrentMutations: 1, concurrentQueries: 1 })
    for (const [asked, rule] of [
      [mutate, 'concurrentMutations'],
      [query, 'concurrentQueries'],
    ] as const) {
      const begun = Promise.withResolvers<void>()
      const finished = Promise.withResolvers<Response>()
      const first = ask(asked, () => {
        begun.resolve()
        return finished.promise
      })
      await begun.promise
      expect(await ask({ ...asked, address: 'b' })).toBe(rule)
      expect(await ask({ ...asked, path: asked.path.replace(/d$/, 'e') })).toBe(200)
      finished.resolve(new Response())
      expect(await first).toBe(200)
      expect(await ask(asked)).toBe(200)
    }
  })

  it('takes as long as a commit does, and the same seed draws the same times', async () => {
    const timesOf = async (seed: number): Promise<readonly number[]> => {
      const slept: number[] = []
      const pace: Pace = { now: () => 0, sleep: async (ms) => void slept.push(ms) }
      const limits = createLimits({ seed }, pace)
      for (let n = 0; n < 5; n += 1) await limits.answer(mutate, ok, settled)
      return slept
    }
    const times = await timesOf(1)
    expect(times.every((half) => half >= 25 && half <= 60)).toBe(true)
    expect(await timesOf(1)).toEqual(times)
    expect(await timesOf(2)).not.toEqual(times)
  })
})

describe('answers', () => {
  it('get lost after the work is done: a share of them, or the next few', async () => {
    const { ask, limits } = open({ loseNext: 1 })
    let worked = 0
    const work = (): Promise<Response> => {
      worked += 1
      return ok()
    }
    expect([await ask({}, work), await ask({}, work)]).toEqual([0, 200])
    limits.change({ lostResponses: 1 })
    expect([await ask({}, work), await ask(query, work)]).toEqual([0, 200])
    expect([worked, limits.figures.lost]).toEqual([4, 2])
  })

  it('are as always once the rules are off', async () => {
    const { ask, limits } = open({ mutationsPerSecond: 1, lostResponses: 1 })
    limits.change({ enabled: false })
    expect(await many(3, ask)).toEqual([200, 200, 200])
  })
})

describe('the query index', () => {
  const change = (id: string): DocumentChange => ({
    id,
    before: null,
    mutations: [],
    after: { _id: id, _type: 't', _rev: 'r', _createdAt: '', _updatedAt: '' },
  })

  it('sees each commit after its lag, never out of order', async () => {
    const pace = heldPace()
    const lags = [500, 100]
    const lagging = createLaggingIndex({ lag: () => lags.shift() ?? 0, sleep: pace.sleep })
    const told: string[] = []
    for (const id of ['a', 'b']) lagging.take([change(id)], () => told.push(id))
    await pace.pass(100)
    expect([lagging.index.size, told]).toEqual([0, []])
    await pace.pass(400)
    await lagging.caughtUp()
    expect([lagging.index.size, told]).toEqual([2, ['a', 'b']])
    lagging.take([change('c')], () => told.push('c'))
    expect(told).toEqual(['a', 'b', 'c'])
  })

  it('sees a deferred commit later than those after it, which it never undoes', async () => {
    const pace = heldPace()
    const lagging = createLaggingIndex({ lag: (deferred) => (deferred ? 5000 : 100), sleep: pace.sleep })
    const told: string[] = []
    const deferred = ['a', 'b'].map(change)
    lagging.take(deferred, (seen) => told.push(`late ${seen.map(({ id }) => id).join()}`), true)
    lagging.take([{ ...change('b'), after: null }], () => told.push('b is gone'))
    lagging.take([change('c')], () => told.push('c'))
    await pace.pass(100)
    await lagging.caughtUp()
    expect([lagging.index.size, told]).toEqual([1, ['b is gone', 'c']])
    await pace.pass(4900)
    expect([lagging.index.documents().map(({ _id }) => _id), told.at(-1)]).toEqual([['a', 'c'], 'late a'])
  })
})

describe('what a dataset holds', () => {
  const doc = (id: string, fields: object = {}) => ({
    _id: id,
    _type: 't',
    _rev: 'r',
    _createdAt: '',
    _updatedAt: '',
    ...fields,
  })
  const plain = 5
  const made = (...documents: ReturnType<typeof doc>[]) =>
    documents.map((after) => ({ id: after._id, before: null, after, mutations: [] }))
  const holding = (most: object, ...documents: ReturnType<typeof doc>[]) => {
    const usage = createUsage(() => ({ documents: 100, attributes: 100, releaseVersions: 100, ...most }))
    for (const each of documents) usage.move(null, each)
    return usage
  }

  it('counts a path once for each type of value, and an array for each type of its items', () => {
    const usage = holding(
      {},
      doc('a', { n: 1, list: [2.5, 3.5, 'a', 'b', true] }),
      doc('b', { n: 'one' }),
      doc('c', { n: null }),
    )
    expect([usage.documents, usage.attributes]).toEqual([3, plain + 3 + 4])
    usage.move(doc('b', { n: 'one' }), doc('b', { n: 2 }))
    usage.move(doc('c', { n: null }), null)
    expect([usage.documents, usage.attributes]).toEqual([2, plain + 1 + 4])
  })

  it('is refused beyond its limit, unless it gets less', () => {
    const usage = holding({ attributes: plain + 1 }, doc('a', { n: 1 }))
    expect(() => usage.admit(made(doc('b', { n: 2 })))).not.toThrow()
    expect(() => usage.admit(made(doc('b', { n: 'two' })))).toThrow(
      'Total attribute/datatype count 7 exceeds limit of 6 (including submitted mutations)',
    )
    const full = holding({ attributes: plain }, doc('a', { n: 1, m: 1 }))
    expect(() =>
      full.admit([{ id: 'a', before: doc('a', { n: 1, m: 1 }), after: doc('a', { n: 1 }), mutations: [] }]),
    ).not.toThrow()
    expect(() => holding({ documents: 1 }, doc('a')).admit(made(doc('b')))).toThrow(
      'Total document count 2 exceeds limit of 1',
    )
  })

  it('holds no more versions in a release than its limit', () => {
    const usage = holding({ releaseVersions: 1 }, doc('versions.r1.a'))
    expect(() => usage.admit(made(doc('versions.r2.a')))).not.toThrow()
    expect(() => usage.admit(made(doc('versions.r1.b')))).toThrow('Release "r1" exceeds limit of 1 versions')
  })
})

describe('settings', () => {
  it('are told what is wrong with them', () => {
    expect(
      problemsOfRules({ mutationsPerSecond: 25, indexLagMs: [0, 10], lostResponses: 0.5, enabled: false }),
    ).toEqual([])
    expect(problemsOfRules({ mutationsPerSecond: 0, indexLagMs: [10, 0], lostResponses: 2, speed: 1 })).toEqual([
      'mutationsPerSecond must be a whole number of at least 1',
      'indexLagMs must be two numbers of milliseconds, the shorter first',
      'lostResponses must be a share between 0 and 1',
      expect.stringContaining('speed is not one of the rules'),
    ])
    expect(problemsOfRules([])).toEqual(['the rules are not an object'])
  })
})
