import { expect, test } from 'vitest'
import { aLevel, noon, noor, unitsAt } from '../../testing/factories.ts'
import { emptyLevel } from '../level.ts'
import { stockWrites } from '../stock-move.ts'
import { receive } from './receive.ts'

const level = aLevel()
const received = () =>
  receive({ commandId: 'c1', actor: noor, reference: 'opening', units: [unitsAt(level, 12)] }, noon)

test('receiving makes a level that is missing, then adds to it', () =>
  expect(stockWrites(received(), []).slice(1)).toEqual([
    { createIfNotExists: emptyLevel(level.sku, level.variant, level.location) },
    { patch: { id: level._id, inc: { onHand: 12 } } },
  ]))

test('receiving adds to a level that exists without guarding it', () =>
  expect(stockWrites(received(), [level]).slice(1)).toEqual([{ patch: { id: level._id, inc: { onHand: 12 } } }]))

test('the movement says what paper it came with, and whether it is looked at first', () => {
  expect(received().movement).toEqual({
    _id: 'stockMovement.c1',
    _type: 'stockMovement',
    entries: [
      { _key: 'e1', sku: level.sku, location: level.location, from: 'supplier', to: 'available', quantity: 12 },
    ],
    cause: { kind: 'receipt', reference: 'opening' },
    actor: noor,
    reason: 'received',
    at: noon,
  })
  const checked = { commandId: 'c1', actor: noor, reference: 'opening', units: [unitsAt(level, 12)] }
  expect(receive({ ...checked, to: 'quality_control' }, noon).movement.entries).toMatchObject([
    { to: 'quality_control' },
  ])
})
