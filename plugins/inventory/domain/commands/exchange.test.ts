import { describe, expect, test } from 'vitest'
import { aLevel, aMoveCommand, noon, unitsAt } from '../../testing/factories.ts'
import { levelId } from '../level.ts'
import { exchange, moveSold } from './exchange.ts'
import { giveUp } from './give-up.ts'
import { settleMissing } from './settle-missing.ts'

const white = aLevel({ onHand: 5, committed: 3 })
const oat = aLevel({
  _id: 'stockLevel.variant-oat.location-mill-lane',
  sku: 'OAT',
  variant: 'variant-oat',
  onHand: 4,
  backordered: 3,
})
const command = aMoveCommand()
/** Reason and entries of a move that was decided. */
const told = (answer: ReturnType<typeof exchange>) => {
  if (!answer.ok) return answer.refusal.detail
  const { reason, entries } = answer.value.movement
  return [reason, ...entries.map(({ sku, location, from, to, quantity }) => [sku, location, from, to, quantity])]
}
const [mill, harbor] = ['location-mill-lane', 'location-harbor']

describe('a sold order that is changed', () => {
  test('gives back and takes in one movement', () =>
    expect(
      told(exchange([white, oat], { back: [unitsAt(white, 2)], taken: [unitsAt(oat, 4)] }, command, noon)),
    ).toEqual([
      'order_changed',
      ['FLAT-WHITE', mill, 'committed', 'available', 2],
      ['OAT', mill, 'available', 'committed', 4],
    ]))

  test('may take what it gives back, and no more than is free then', () => {
    const swap = (taken: number) =>
      exchange([white], { back: [unitsAt(white, 2)], taken: [unitsAt(white, taken)] }, command, noon)
    expect(swap(4)).toMatchObject({ ok: true })
    expect(swap(5)).toMatchObject({
      refusal: { code: 'out_of_stock', detail: { lines: [{ sku: 'FLAT-WHITE', wanted: 3, available: 2 }] } },
    })
  })
})

describe('units that leave from another place', () => {
  const there = aLevel({ _id: levelId(white.variant, harbor), location: harbor, onHand: 4, backordered: 2 })

  test('go back to the first shelf and are sold from the other, in one movement', () =>
    expect(told(moveSold([white, there], [unitsAt(white, 2)], harbor, command, noon))).toEqual([
      'rerouted',
      ['FLAT-WHITE', mill, 'committed', 'available', 2],
      ['FLAT-WHITE', harbor, 'available', 'committed', 2],
    ]))

  test('are not taken from those who wait there', () =>
    expect(told(moveSold([white, there], [unitsAt(white, 3)], harbor, command, noon))).toMatchObject({
      lines: [{ sku: 'FLAT-WHITE', wanted: 3, available: 2 }],
    }))
})

describe('units that a picker could not take', () => {
  const part = { sku: 'FLAT-WHITE', variant: white.variant, quantity: 1 }
  const set = { sku: 'SET', variant: 'variant-set', location: mill, quantity: 2, parts: [part] }
  const settled = (as: 'damaged' | 'not_found', units: Parameters<typeof settleMissing>[1]['units'], taken = 0) =>
    told(settleMissing([white, oat], { units, as, taken: taken > 0 ? [unitsAt(oat, taken)] : [] }, command, noon))

  test.each([
    ['damaged', 'damaged'],
    ['not_found', 'count_difference'],
  ] as const)('%s go to %s, and another comes instead', (as, to) =>
    expect(settled(as, [unitsAt(white, 1)], 1)).toEqual([
      'missing',
      ['FLAT-WHITE', mill, 'committed', to, 1],
      ['OAT', mill, 'available', 'committed', 1],
    ]),
  )

  test('of a bundle that is not there go back: nobody said which part is missing; broken ones are set aside', () => {
    expect(settled('not_found', [set])).toEqual(['missing', ['FLAT-WHITE', mill, 'committed', 'available', 2]])
    expect(settled('damaged', [set])).toEqual(['missing', ['FLAT-WHITE', mill, 'committed', 'damaged', 2]])
  })

  test('are not replaced by what others wait for', () =>
    expect(settled('damaged', [unitsAt(white, 1)], 2)).toMatchObject({
      lines: [{ sku: 'OAT', wanted: 2, available: 1 }],
    }))
})

describe('units of a sale that is called off', () => {
  const entries = (back: number, spoiled: number) => {
    const { movement, changes } = giveUp(
      {
        back: back > 0 ? [unitsAt(white, back)] : [],
        spoiled: spoiled > 0 ? [unitsAt(white, spoiled)] : [],
      },
      command,
      noon,
    )
    return [
      movement.reason,
      movement.entries.map(({ from, to, quantity }) => [from, to, quantity]),
      changes.some(({ guard }) => guard),
    ]
  }

  test('go back to the shelf, or are written off when they are spoiled', () => {
    expect(entries(2, 0)).toEqual(['decommit', [['committed', 'available', 2]], false])
    expect(entries(1, 2)).toEqual([
      'canceled_spoiled',
      [
        ['committed', 'available', 1],
        ['committed', 'write_off', 2],
      ],
      false,
    ])
  })
})
