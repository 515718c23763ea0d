import { describe, expect, test } from 'vitest'
import { aLevel, aMoveCommand, noon, noor, unitsAt } from '../../testing/factories.ts'
import { stockWrites } from '../stock-move.ts'
import {
  claim,
  commit,
  decommit,
  deliver,
  dispatch,
  ifEnough,
  levelIdsOf,
  release,
  reserve,
  restock,
  sendOff,
} from './moves.ts'

const level = aLevel({ onHand: 5, reserved: 1 })

describe('moving units', () => {
  test('reserving guards the level and records one double entry', () => {
    const decided = reserve([level], [unitsAt(level, 2)], aMoveCommand(), noon)
    expect(decided.ok && stockWrites(decided.value, [level])).toEqual([
      {
        create: {
          _id: 'stockMovement.c1',
          _type: 'stockMovement',
          entries: [
            {
              _key: 'e1',
              sku: 'FLAT-WHITE',
              location: 'location-mill-lane',
              from: 'available',
              to: 'reserved',
              quantity: 2,
            },
          ],
          cause: { kind: 'order', order: 'order.01', orderNumber: '1048' },
          actor: noor,
          reason: 'reserve',
          at: noon,
        },
      },
      { patch: { id: level._id, ifRevisionID: 'r1', inc: { reserved: 2 } } },
    ])
  })

  test.each([
    ['reserve', reserve],
    ['claim', claim],
  ])('%s refuses more than is free, across lines of one level', (_, verb) =>
    expect(verb([level], [unitsAt(level, 2), unitsAt(level, 3)], aMoveCommand(), noon)).toMatchObject({
      ok: false,
      refusal: { code: 'out_of_stock', detail: { lines: [{ sku: 'FLAT-WHITE', wanted: 5, available: 4 }] } },
    }),
  )

  test.each([
    ['release', release, { dec: { reserved: 1 } }],
    ['commit', commit, { inc: { committed: 1 }, dec: { reserved: 1 } }],
    ['dispatch', dispatch, { dec: { onHand: 1, committed: 1 } }],
  ])('%s is a plain delta that no other writer can spoil', (_, verb, patch) => {
    const [, ...patches] = stockWrites(verb([unitsAt(level, 1)], aMoveCommand(), noon), [])
    expect(patches).toEqual([{ patch: { id: level._id, ...patch } }])
  })

  test('every verb goes between its accounts, and is the reason', () => {
    const told = [
      ...[release, commit, decommit, dispatch, deliver, restock].map((verb) =>
        verb([unitsAt(level, 1)], aMoveCommand(), noon),
      ),
      ...[reserve, claim, sendOff].flatMap((verb) => {
        const decided = verb([level], [unitsAt(level, 1)], aMoveCommand(), noon)
        return decided.ok ? [decided.value] : []
      }),
    ].map(({ movement: { reason, entries } }) => [reason, ...entries.map(({ from, to }) => `${from} ${to}`)])
    expect(told).toEqual([
      ['release', 'reserved available'],
      ['commit', 'reserved committed'],
      ['decommit', 'committed available'],
      ['dispatch', 'committed shipped'],
      ['deliver', 'shipped customer'],
      ['restock', 'customer available'],
      ['reserve', 'available reserved'],
      ['claim', 'available committed'],
      ['send', 'available in_transit'],
    ])
  })

  test('all that is free can be had, and what is short is told level by level', () => {
    const croissant = aLevel({
      _id: 'stockLevel.variant-c.location-mill-lane',
      sku: 'CROISSANT',
      variant: 'variant-c',
      onHand: 1,
    })
    const of = (white: number, more: number) =>
      reserve([level, croissant], [unitsAt(level, white), unitsAt(croissant, more)], aMoveCommand(), noon)
    expect(of(4, 1)).toMatchObject({ ok: true })
    expect(of(5, 2)).toMatchObject({
      refusal: {
        message: 'Not enough free stock: CROISSANT 1 of 2, FLAT-WHITE 4 of 5.',
        detail: {
          lines: [
            { sku: 'CROISSANT', wanted: 2, available: 1 },
            { sku: 'FLAT-WHITE', wanted: 5, available: 4 },
          ],
        },
      },
    })
    expect(reserve([], [unitsAt(level, 1)], aMoveCommand(), noon)).toMatchObject({
      refusal: { detail: { lines: [{ available: 0 }] } },
    })
    // A level that is below nothing has none, not less
    expect(reserve([aLevel({ onHand: -2 })], [unitsAt(level, 1)], aMoveCommand(), noon)).toMatchObject({
      refusal: { detail: { lines: [{ available: 0 }] } },
    })
    const back = release([unitsAt(level, 9)], aMoveCommand(), noon)
    expect(ifEnough([], back)).toEqual({ ok: true, value: back })
  })

  test('the levels that units lie on are each named once, a bundle by its parts', () => {
    const parts = [{ sku: 'FLAT-WHITE', variant: level.variant, quantity: 1 }]
    expect(
      levelIdsOf([
        unitsAt(level, 1),
        unitsAt(level, 2),
        { variant: 'variant-set', location: 'location-harbor', parts },
      ]),
    ).toEqual([level._id, `stockLevel.${level.variant}.location-harbor`])
  })

  test('delivering touches the ledger and no level', () =>
    expect(stockWrites(deliver([unitsAt(level, 1)], aMoveCommand(), noon), [])).toHaveLength(1))

  test('a quantity that is no whole unit is a fault of the caller', () =>
    expect(() => release([unitsAt(level, 0.5)], aMoveCommand(), noon)).toThrow('cannot move 0.5 of FLAT-WHITE'))
})
