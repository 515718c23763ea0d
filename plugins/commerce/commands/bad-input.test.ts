import { describe, expect, test } from 'vitest'
import { openMemoryFloor, staff } from '../testing/shop-floor.ts'
import { allCommands } from './registry.ts'

/** What is no input of any command. */
const noInputs: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  'a word': 'order',
  'a number': 7,
  'a list': [[]],
  'a field that nobody knows': { colour: 'red', constructor: {} },
}
/** Values that no field takes for more than words. */
const hostile: readonly unknown[] = [
  '<script>alert(1)</script>',
  'قهوة \u202egnp',
  'a\u0000b/../x',
  '"] | *[_type == "customer"]',
  '\ud800',
  'x'.repeat(100_000),
  1e308,
  -1,
  null,
  [[]],
  { ['__proto__']: { admin: true } },
]
/** Names that commands of the console know their fields by. */
const fields = [
  'orderId',
  'fulfillmentId',
  'paymentId',
  'shipmentId',
  'messageId',
  'effectId',
  'ticketId',
  'customerId',
  'cartId',
  'codeId',
  'promotion',
  'sku',
  'location',
  'quantity',
  'amount',
  'delta',
  'reason',
  'lines',
  'carrier',
  'body',
]

describe.each(allCommands.map((command) => [command.name, command] as const))('the command %s', (name, command) => {
  test.each(Object.entries(noInputs))('refuses %s as its input, in words', (_, input) => {
    const prepared = command.prepare(input)
    expect(prepared).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', message: expect.stringMatching(/./) },
    })
  })

  test('takes no hostile value for more than words, and nothing is written', async () => {
    const floor = await openMemoryFloor({ LATTE: 1 })
    const before = floor.store.all()
    for (const value of hostile)
      for (const field of fields) {
        const done = await floor.commerce.dispatch(name, { [field]: value }, { actor: staff, role: 'administrator' })
        expect([field, done.ok]).toEqual([field, false])
      }
    expect(floor.store.all()).toEqual(before)
  })
})
