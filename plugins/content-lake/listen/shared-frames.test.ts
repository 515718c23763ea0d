import { describe, expect, it } from 'vitest'
import { createDocumentIndex, createQueryEngine, type LakeDocument } from '../groq/index.ts'
import { createListenerHub } from './hub.ts'
import { openListener } from './listener.ts'

const document = (_id: string, _type: string): LakeDocument => ({
  _id,
  _type,
  _rev: 'r1',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
})

/** A hub with listeners of which each is asked for a filter; counts how often a filter was evaluated. */
function crowd(asked: readonly (readonly [string, Record<string, unknown>, string])[]) {
  const engine = createQueryEngine(createDocumentIndex())
  const hub = createListenerHub()
  let evaluations = 0
  const counting = new Map<unknown, (doc: LakeDocument) => boolean>()
  const streams = asked.map(([filter, params, identity], at) => {
    const { matches } = engine.compileFilter(filter, params, identity)
    const counted =
      counting.get(matches) ??
      ((doc: LakeDocument) => {
        evaluations += 1
        return matches(doc)
      })
    counting.set(matches, counted)
    return openListener(hub, {
      name: `listener-${at}`,
      matches: counted,
      readable: always,
      includeResult: true,
      includePreviousRevision: false,
      includeMutations: false,
      includeVersions: false,
      effects: false,
      visibility: 'transaction',
      lifetime: 60_000,
    })
  })
  const publish = (after: LakeDocument): void => {
    const entry = { documentId: after._id, transition: 'appear', mutations: [], effects: { apply: [], revert: [] } }
    const transaction = { id: 't1', timestamp: after._createdAt, author: 'a', entries: [entry] }
    hub.publish(transaction as never, [{ id: after._id, before: null, after }] as never)
    hub.close()
  }
  const heard = () =>
    Promise.all(streams.map(async (stream) => (await new Response(stream).text()).includes('mutation')))
  return { publish, heard, evaluations: () => evaluations }
}

const always = (): boolean => true

describe('listeners that ask alike', () => {
  it('have their filter evaluated once for each commit, however many they are', async () => {
    const { publish, heard, evaluations } = crowd(
      Array.from({ length: 50 }, () => ['_type == $t', { t: 'order' }, 'eve']),
    )
    publish(document('o1', 'order'))
    expect(await heard()).toEqual(Array.from({ length: 50 }, () => true))
    expect(evaluations()).toBe(1)
  })

  it('are kept apart by parameters, and by who asks where the filter asks for that', async () => {
    const { publish, heard } = crowd([
      ['_type == $t', { t: 'order' }, 'eve'],
      ['_type == $t', { t: 'customer' }, 'eve'],
      ['_id == identity()', {}, 'o1'],
      ['_id == identity()', {}, 'eve'],
    ])
    publish(document('o1', 'order'))
    expect(await heard()).toEqual([true, false, true, false])
  })
})
