import type { Actor } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites } from '../../testing/apply.ts'
import { aPlacedOrder, noon, noor, workFacts } from '../../testing/factories.ts'
import type { Fulfillment } from '../documents.ts'
import { claim, whyNotMine } from './claim.ts'
import { pick } from './pick.ts'

const ida: Actor = { kind: 'staff', id: 'staff-ida', name: 'Ida' }
const fulfillmentId = 'fulfillment.01jd-1'
const by = (actor: Actor, commandId = 'c1') => ({ commandId, actor, fulfillmentId })
const refused = (code: string, detail?: object) => ({ ok: false, refusal: { code, ...(detail && { detail }) } })

/** A placed order's only list with some fields of its own. */
function facts(fields: Partial<Fulfillment> = {}) {
  const { order, fulfillments } = workFacts(aPlacedOrder())
  return { order, fulfillments: fulfillments.map((each) => ({ ...each, ...fields })) }
}

describe('a claim of work', () => {
  test('says who picks, on the list and on the timeline, and moves nothing else', () => {
    const documents = aPlacedOrder()
    const decided = claim(workFacts(documents), by(noor), noon)
    if (!decided.ok) throw new Error(decided.refusal.message)
    const event = { _key: 'c1-claimed', at: noon, type: 'claimed', actor: noor, fulfillment: fulfillmentId }
    const insert = { after: 'events[-1]', items: [event] }
    expect(decided.value.writes).toEqual([
      { patch: { id: fulfillmentId, ifRevisionID: 'r2', set: { assignee: noor }, insert } },
      { patch: { id: 'order.01jd', ifRevisionID: 'r2', set: { fulfillmentStanding: 'open' }, insert } },
    ])
    const after = workFacts(applyWrites(documents, decided.value.writes, 'r3'))
    expect(after.fulfillments).toMatchObject([{ state: 'open', assignee: noor }])
    expect(decided.value.value).toMatchObject({ _id: fulfillmentId, state: 'open', assignee: noor })
  })

  test('of what another has is refused under their name, and taken over when that is meant', () => {
    const taken = facts({ assignee: noor })
    expect(claim(taken, by(ida), noon)).toMatchObject(refused('claimed', { name: 'Noor R.' }))
    const over = claim(taken, { ...by(ida), takeOver: true }, noon)
    expect(over).toMatchObject({
      value: {
        value: { assignee: ida },
        writes: [{ patch: { insert: { items: [{ type: 'claimed', note: 'Before: Noor R.' }] } } }, {}],
      },
    })
  })

  test('of what one has already says nothing new', () => {
    const mine = facts({ assignee: noor })
    for (const takeOver of [true, false])
      expect(claim(mine, { ...by(noor), takeOver }, noon)).toEqual({
        ok: true,
        value: { writes: [], effects: [], value: mine.fulfillments[0] },
      })
  })

  test.each<readonly [string, Partial<Fulfillment>, string]>([
    ['that is packed', { state: 'ready' }, 'wrong_state'],
    ['that is held', { holds: ['risk review'] }, 'held'],
    ['of another order', { _id: 'fulfillment.other-1' }, 'fulfillment_not_found'],
  ])('of a list %s is refused', (_, fields, code) =>
    expect(claim(facts(fields), by(noor), noon)).toMatchObject(refused(code)),
  )

  test('keeps others from beginning, not from going on', () => {
    expect(pick(facts({ assignee: noor }), by(ida), noon)).toMatchObject(refused('claimed', { name: 'Noor R.' }))
    expect(pick(facts({ assignee: noor }), by(noor), noon)).toMatchObject({ ok: true })
    const going = pick(facts({ assignee: noor, state: 'picking' }), by(ida), noon)
    expect(going).toMatchObject({ ok: true, value: { value: { assignee: noor } } })
    expect(whyNotMine({}, { actor: ida })).toBeUndefined()
  })
})
