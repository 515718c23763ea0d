import { describe, expect, test } from 'vitest'
import { aLevel, noon, noor } from '../../testing/factories.ts'
import { stockWrites } from '../stock-move.ts'
import { setReorderPoint, setSafetyStock } from './set-marks.ts'

const level = aLevel({ onHand: 20, reserved: 4, unavailable: 5, damaged: 2, safetyStock: 3 })
const by = { commandId: 'c1', actor: noor }

describe('safety stock', () => {
  test('is kept back from what is free, guarded by the revision', () => {
    const decided = setSafetyStock(level, { ...by, units: 10, expectedRevision: 'r1' }, noon)
    expect(decided.ok && decided.value.level).toMatchObject({ onHand: 20, safetyStock: 10, unavailable: 12 })
    expect(decided.ok && decided.value.move && stockWrites(decided.value.move, [level])).toMatchObject([
      { create: { entries: [{ from: 'available', to: 'safety_stock', quantity: 7 }], reason: 'keep_back' } },
      { patch: { id: level._id, ifRevisionID: 'r1', inc: { unavailable: 7, safetyStock: 7 } } },
    ])
  })

  test('is made free again when it is lowered', () =>
    expect(setSafetyStock(level, { ...by, units: 0 }, noon)).toMatchObject({
      value: {
        level: { safetyStock: 0, unavailable: 2 },
        move: { movement: { entries: [{ from: 'safety_stock', to: 'available', quantity: 3 }], reason: 'let_go' } },
      },
    }))

  test('that it is already moves nothing', () =>
    expect(setSafetyStock(level, { ...by, units: 3 }, noon)).toEqual({ ok: true, value: { level } }))

  test.each([
    [{ units: 15 }, 'would_go_negative'],
    [{ units: 4, expectedRevision: 'r0' }, 'revision_moved'],
  ])('%j is refused as %s', (command, code) =>
    expect(setSafetyStock(level, { ...by, ...command }, noon)).toMatchObject({ ok: false, refusal: { code } }),
  )

  test('can be all that is free, is guarded either way, and says what it is for', () => {
    const most = setSafetyStock(level, { ...by, units: 14, note: 'Fair' }, noon)
    expect(most).toMatchObject({
      value: { move: { movement: { cause: { kind: 'safety_stock' }, note: 'Fair' }, changes: [{ guard: true }] } },
    })
    expect(setSafetyStock(level, { ...by, units: 1 }, noon)).toMatchObject({
      value: { move: { changes: [{ guard: true }] } },
    })
    const { safetyStock: _, ...old } = level
    expect(setSafetyStock(old, { ...by, units: 2 }, noon)).toMatchObject({
      value: { move: { movement: { entries: [{ quantity: 2 }] } } },
    })
  })

  test('a refusal tells how the level stands now', () => {
    const figures = { onHand: 20, available: 11, revision: 'r1' }
    expect(setSafetyStock(level, { ...by, units: 4, expectedRevision: 'r0' }, noon)).toMatchObject({
      refusal: { detail: figures },
    })
    expect(setSafetyStock(level, { ...by, units: 15 }, noon)).toMatchObject({
      refusal: { detail: { free: 11, wanted: 12 } },
    })
  })
})

describe('the reorder point', () => {
  const told = { ...level, reorderPoint: 12, lowSince: noon }

  test('that is still above what is free leaves the mark that staff were told', () =>
    expect(setReorderPoint(told, { units: 11 })).toEqual({
      ok: true,
      value: { id: level._id, ifRevisionID: 'r1', set: { reorderPoint: 11 } },
    }))

  test('that is below what is free lets staff be told again', () =>
    expect(setReorderPoint(told, { units: 10 })).toMatchObject({
      value: { set: { reorderPoint: 10 }, unset: ['lowSince'] },
    }))

  test('is taken away', () =>
    expect(setReorderPoint(told, {})).toEqual({
      ok: true,
      value: { id: level._id, ifRevisionID: 'r1', unset: ['reorderPoint', 'lowSince'] },
    }))

  test('that it is already changes nothing, and a revision that moved is refused', () => {
    expect(setReorderPoint(told, { units: 12 })).toEqual({ ok: true, value: undefined })
    expect(setReorderPoint(told, { units: 9, expectedRevision: 'r0' })).toMatchObject({
      refusal: { code: 'revision_moved' },
    })
  })

  test('is set where there was none, under the revision that was seen', () => {
    expect(setReorderPoint(level, { units: 11, expectedRevision: 'r1' })).toEqual({
      ok: true,
      value: { id: level._id, ifRevisionID: 'r1', set: { reorderPoint: 11 } },
    })
    expect(setReorderPoint(level, {})).toEqual({ ok: true, value: undefined })
  })
})
