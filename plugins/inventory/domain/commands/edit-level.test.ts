import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyQuantities } from '../../testing/arbitraries.ts'
import { aLevel, noon, noor } from '../../testing/factories.ts'
import type { StockEntry, StockLevel } from '../documents.ts'
import { available, effectOf, plus, type Quantities } from '../level.ts'
import { editLevel, type LevelEdit, sheetReasons } from './edit-level.ts'

const edited = (level: StockLevel, edit: Partial<LevelEdit>) =>
  editLevel(level, { commandId: 'c1', actor: noor, expectedRevision: level._rev, reason: 'count', ...edit }, noon)
const entriesIn = (writes: readonly object[]): readonly StockEntry[] =>
  writes.flatMap((write) => ('create' in write ? (write.create as { entries: readonly StockEntry[] }).entries : []))

test('several figures of a row are one movement and one guarded patch, and the level is as it was typed', () => {
  const level = aLevel({ onHand: 40, reserved: 2, safetyStock: 1, unavailable: 1, reorderPoint: 5 })
  const done = edited(level, { onHand: 38, safetyStock: 4, reorderPoint: 8, note: 'Saturday' })
  expect(done).toMatchObject({ ok: true, value: { level: { onHand: 38, safetyStock: 4, reorderPoint: 8 } } })
  expect(done.ok && done.value.writes).toEqual([
    {
      create: expect.objectContaining({
        _id: 'stockMovement.c1',
        reason: 'count',
        note: 'Saturday',
        cause: { kind: 'count' },
        entries: [
          expect.objectContaining({ _key: 'e1', from: 'available', to: 'count_difference', quantity: 2 }),
          expect.objectContaining({ _key: 'e2', from: 'available', to: 'safety_stock', quantity: 3 }),
        ],
      }),
    },
    {
      patch: {
        id: level._id,
        ifRevisionID: 'r1',
        inc: { unavailable: 3, safetyStock: 3 },
        dec: { onHand: 2 },
      },
    },
    { patch: { id: level._id, set: { reorderPoint: 8 }, unset: ['lowSince'] } },
  ])
})

test('whatever is typed, a row that is taken stands as typed, is explained by its movement, and is never below zero', () => {
  let taken = 0
  const anyEdit = fc.record(
    {
      onHand: fc.nat(25),
      safetyStock: fc.nat(8),
      reorderPoint: fc.option(fc.nat(9)),
      reason: fc.constantFrom(...sheetReasons),
    },
    { requiredKeys: ['reason'] },
  )
  fc.assert(
    fc.property(anyQuantities, fc.nat(3), anyEdit, (figures, kept, edit) => {
      const level = aLevel({
        ...figures,
        onHand: figures.onHand + kept,
        unavailable: figures.unavailable + kept,
        safetyStock: kept,
      })
      const done = edited(level, edit)
      if (!done.ok) return ['wrong_direction', 'would_go_negative'].includes(done.refusal.code)
      taken += 1
      const { level: after, writes } = done.value
      const nothing: Quantities = { onHand: 0, reserved: 0, committed: 0, unavailable: 0 }
      const moved = entriesIn(writes).reduce<Quantities>((sum, entry) => plus(sum, effectOf(entry)), nothing)
      expect([after.onHand, after.unavailable, after.safetyStock]).toEqual([
        level.onHand + moved.onHand,
        level.unavailable + moved.unavailable,
        kept + (moved.safetyStock ?? 0),
      ])
      expect([after.onHand, after.safetyStock]).toEqual([edit.onHand ?? level.onHand, edit.safetyStock ?? kept])
      expect(after.reorderPoint ?? null).toBe(edit.reorderPoint === undefined ? null : edit.reorderPoint)
      return available(after) >= 0
    }),
    { numRuns: 500 },
  )
  expect(taken).toBeGreaterThan(50)
})

test('what is let go of may leave the shelf, and what comes to it may be kept back', () => {
  const level = aLevel({ onHand: 5, safetyStock: 5, unavailable: 5 })
  expect(edited(level, { onHand: 2, safetyStock: 1 })).toMatchObject({ ok: true, value: { level: { onHand: 2 } } })
  expect(edited(aLevel(), { onHand: 6, safetyStock: 6 })).toMatchObject({ ok: true, value: { level: { onHand: 6 } } })
})

test('a row that is as typed already changes nothing, whoever was faster', () => {
  const level = aLevel({ onHand: 7, reorderPoint: 3 })
  expect(edited(level, { onHand: 7, safetyStock: 0, reorderPoint: 3, expectedRevision: 'r0' })).toEqual({
    ok: true,
    value: { level, writes: [] },
  })
})

test.each([
  ['who saw another level, with the figures of now', { onHand: 3, expectedRevision: 'r0' }, 'revision_moved'],
  ['a figure that its reason cannot lead to', { onHand: 9, reason: 'waste' }, 'wrong_direction'],
  ['a reason that says nothing of the shelf', { onHand: 3, reason: 'damaged' }, 'unknown_reason'],
  ['no reason at all', { onHand: 3, reason: '' }, 'unknown_reason'],
  ['more than is free', { onHand: 1 }, 'would_go_negative'],
  ['more kept back than is free', { safetyStock: 9 }, 'would_go_negative'],
])('refuses %s', (_, edit, code) =>
  expect(edited(aLevel({ onHand: 7, committed: 2 }), edit)).toMatchObject({
    ok: false,
    refusal: { code, ...(code === 'revision_moved' ? { detail: { onHand: 7, safetyStock: 0, revision: 'r1' } } : {}) },
  }),
)
