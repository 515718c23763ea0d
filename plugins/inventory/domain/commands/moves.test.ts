import { describe, expect, test } from 'vitest'
import { aLevel, aMoveCommand, noon, noor, unitsAt } from '../../testing/factories.ts'
import { stockWrites } from '../stock-move.ts'
import { claim, commit, deliver, dispatch, release, reserve } from './moves.ts'

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

  test('delivering touches the ledger and no level', () =>
    expect(stockWrites(deliver([unitsAt(level, 1)], aMoveCommand(), noon), [])).toHaveLength(1))

  test('a quantity that is no whole unit is a fault of the caller', () =>
    expect(() => release([unitsAt(level, 0.5)], aMoveCommand(), noon)).toThrow('cannot move 0.5 of FLAT-WHITE'))
})
