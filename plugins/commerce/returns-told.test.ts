import type { Message } from '@souk/messages'
import { describe, expect, test } from 'vitest'
import type { CommandName } from './contract.ts'
import { deliveredId, mustRun, openDelivered } from './testing/delivered-order.ts'
import { type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const dayMs = 24 * 60 * 60_000
const ask = { orderId: deliveredId, kind: 'return', lines: [{ sku: 'LATTE', quantity: 2, reason: 'changed_mind' }] }
const returnId = 'return.ask'
const asShopper = ({ commerce }: ShopFloor, name: CommandName = 'openReturn', input: unknown = ask) =>
  commerce.dispatch(name, input, { actor: shopper, commandId: 'ask' })

/** Letters about returns, by template, with the text that was sent. */
async function letters({ commerce, store, mails }: ShopFloor) {
  await commerce.settle()
  return store
    .all()
    .filter((each): each is Message => each._type === 'message')
    .filter(({ template }) => template.startsWith('return-'))
    .map(({ _id, template }) => [template, mails.find(({ id }) => id === _id)?.text ?? ''] as const)
}
const told = async (floor: ShopFloor) => (await letters(floor)).map(([template]) => template)

describe('a return that its shopper asked for', () => {
  test('is told of at each step: asked for, approved with where to send it, arrived', async () => {
    const floor = await openDelivered()
    expect(await asShopper(floor)).toMatchObject({ ok: true, value: { state: 'requested' } })
    await mustRun(floor, 'approveReturn', { returnId })
    const units = [{ sku: 'LATTE', quantity: 1, as: 'restock' }]
    await mustRun(floor, 'receiveReturn', { returnId, location: 'location-ferry', units, refund: true })
    const read = await letters(floor)
    expect(read.map(([template]) => template)).toEqual(['return-requested', 'return-approved', 'return-received'])
    const [asked, approved, arrived] = read.map(([, text]) => text)
    expect(asked).toContain('Return: 2 × LATTE')
    expect(approved).toContain('Bring or send it to: ferry, 1 Main St, San Francisco')
    expect(arrived).toContain('Return: 1 × LATTE')
    expect(floor.mails.some(({ subject }) => subject.includes('$5.21 is on its way back'))).toBe(true)
  })

  test('that is rejected says why, in the words of staff', async () => {
    const floor = await openDelivered()
    await asShopper(floor)
    await mustRun(floor, 'rejectReturn', { returnId, words: 'It was drunk.' })
    const last = (await letters(floor)).at(-1)
    expect(last).toEqual(['return-rejected', expect.stringContaining('> It was drunk.')])
  })

  test('that staff open and approve at once is one letter, a claim tells of nothing to send', async () => {
    const floor = await openDelivered()
    const claim = { ...ask, kind: 'claim', lines: [{ sku: 'LATTE', quantity: 1, reason: 'missing' }], approved: true }
    await mustRun(floor, 'openReturn', claim)
    const [only, ...more] = await letters(floor)
    expect(more).toEqual([])
    expect(only).toEqual(['return-approved', expect.not.stringContaining('send it to')])
  })

  test('is refused once the time for it is over, to them but not to staff', async () => {
    const floor = await openDelivered()
    floor.pass(30 * dayMs + 1)
    expect(await asShopper(floor)).toMatchObject({ ok: false, refusal: { code: 'return_too_late' } })
    expect(await told(floor)).toEqual([])
    expect(await floor.commerce.dispatch('openReturn', ask, { actor: staff })).toMatchObject({ ok: true })
  })

  test('is good to the last moment of the days that the shop allows', async () => {
    const floor = await openDelivered()
    floor.pass(30 * dayMs)
    expect(await asShopper(floor)).toMatchObject({ ok: true })
  })
})
