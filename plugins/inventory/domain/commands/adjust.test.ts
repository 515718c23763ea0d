import { describe, expect, test } from 'vitest'
import { aLevel, noon, noor } from '../../testing/factories.ts'
import { stockWrites } from '../stock-move.ts'
import { adjust } from './adjust.ts'

const level = aLevel({ onHand: 62, reserved: 9, committed: 4, unavailable: 2 })
const by = { commandId: 'c1', actor: noor }

describe('adjusting a level', () => {
  test('refuses to take what is promised, and says where it is', () =>
    expect(adjust(level, { ...by, reason: 'waste', delta: -48 }, noon)).toMatchObject({
      ok: false,
      refusal: {
        code: 'would_go_negative',
        message: '47 of these 62 are free: 9 are in baskets, 4 are sold, 2 are set aside.',
        detail: { free: 47, onHand: 62, reserved: 9, committed: 4, unavailable: 2, wanted: 48 },
      },
    }))

  test('a count writes the difference, guarded by the revision', () => {
    const decided = adjust(level, { ...by, reason: 'count', counted: 60 }, noon)
    expect(decided.ok && decided.value.level.onHand).toBe(60)
    expect(decided.ok && decided.value.move && stockWrites(decided.value.move, [level])).toMatchObject([
      { create: { entries: [{ from: 'available', to: 'count_difference', quantity: 2 }], cause: { kind: 'count' } } },
      { patch: { id: level._id, ifRevisionID: 'r1', dec: { onHand: 2 } } },
    ])
  })

  test('a count that confirms what we believed moves nothing', () =>
    expect(adjust(level, { ...by, reason: 'count', counted: 62 }, noon)).toEqual({ ok: true, value: { level } }))

  test('a count below what is promised is refused', () =>
    expect(adjust(level, { ...by, reason: 'count', counted: 14 }, noon)).toMatchObject({
      refusal: { code: 'would_go_negative' },
    }))

  test('damage sets units aside; on hand stays', () => {
    const decided = adjust(level, { ...by, reason: 'damaged', delta: -3 }, noon)
    expect(decided.ok && decided.value.level).toMatchObject({ onHand: 62, unavailable: 5, damaged: 3 })
  })

  test.each([
    ['repaired', 1, { damaged: 1, unavailable: 6 }],
    ['discarded', -2, { onHand: 58, damaged: 0, unavailable: 5 }],
    ['to_quality_control', -4, { qualityControl: 5, unavailable: 11 }],
    ['received_to_check', 4, { onHand: 64, qualityControl: 5, unavailable: 11 }],
    ['quality_passed', 1, { qualityControl: 0, unavailable: 6 }],
    ['quality_failed', -1, { onHand: 60, qualityControl: 0, damaged: 3, unavailable: 7 }],
    ['held_back', -1, { onHand: 60, damaged: 2, unavailable: 8 }],
    ['put_back', 1, { onHand: 60, damaged: 2, unavailable: 6 }],
    ['cleared_out', -1, { onHand: 59, damaged: 2, unavailable: 6 }],
  ])('%s moves units between the accounts that it names', (reason, delta, after) => {
    const kept = aLevel({ onHand: 60, unavailable: 7, damaged: 2, qualityControl: 1, safetyStock: 3 })
    const decided = adjust(kept, { ...by, reason, delta }, noon)
    expect(decided.ok && decided.value.level).toMatchObject(after)
  })

  test.each([
    ['discarded', -3],
    ['quality_passed', 2],
    ['cleared_out', -2],
  ])('%s takes no more than its own account holds', (reason, delta) => {
    const kept = aLevel({ onHand: 60, unavailable: 7, damaged: 2, qualityControl: 1, safetyStock: 3 })
    expect(adjust(kept, { ...by, reason, delta }, noon)).toMatchObject({
      refusal: {
        code: 'would_go_negative',
        message: '53 of these 60 are free: 2 are damaged, 1 is in quality control, 3 are safety stock, 1 is set aside.',
      },
    })
  })

  test('a level of before the parts were told apart gets the part with its first unit', () => {
    const { damaged: _, qualityControl: __, safetyStock: ___, ...old } = level
    const decided = adjust(old, { ...by, reason: 'damaged', delta: -3 }, noon)
    expect(decided.ok && decided.value.move && stockWrites(decided.value.move, [old]).slice(1)).toEqual([
      {
        patch: {
          id: level._id,
          ifRevisionID: 'r1',
          setIfMissing: { damaged: 0 },
          inc: { unavailable: 3, damaged: 3 },
        },
      },
    ])
  })

  test.each([
    [{ reason: 'nonsense', delta: 1 }, 'unknown_reason', { reason: 'nonsense' }],
    [{ reason: 'waste', delta: 1 }, 'wrong_direction', { title: 'Waste', direction: 'take from', delta: 1 }],
    [{ reason: 'received', delta: -1 }, 'wrong_direction', { title: 'Received', direction: 'add to', delta: -1 }],
    [{ reason: 'correction' }, 'nothing_to_adjust', undefined],
    [{ reason: 'correction', delta: 0 }, 'nothing_to_adjust', undefined],
    [{ reason: 'count', delta: 1 }, 'nothing_to_adjust', undefined],
    [{ reason: 'waste', counted: 1 }, 'nothing_to_adjust', undefined],
    [
      { reason: 'count', counted: 60, expectedRevision: 'r0' },
      'revision_moved',
      { onHand: 62, available: 47, revision: 'r1' },
    ],
  ])('%j is refused as %s', (command, code, detail) => {
    const answer = adjust(level, { ...by, ...command }, noon)
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.ok ? undefined : answer.refusal.detail).toEqual(detail)
  })

  test('all that is free can be taken, by who saw the level as it is', () =>
    expect(adjust(level, { ...by, reason: 'waste', delta: -47, expectedRevision: 'r1' }, noon)).toMatchObject({
      value: {
        level: { onHand: 15 },
        move: { movement: { cause: { kind: 'adjustment' }, reason: 'waste' }, changes: [{ guard: true, make: false }] },
      },
    }))

  test('what is found is guarded, too, and comes from outside as many as there are', () => {
    const found = adjust(level, { ...by, reason: 'found', delta: 99 }, noon)
    expect(found.ok && found.value.move?.changes).toMatchObject([{ guard: true }])
    expect(found.ok && found.value.level.onHand).toBe(161)
  })

  test('a level that has nothing says so', () =>
    expect(adjust(aLevel(), { ...by, reason: 'waste', delta: -1 }, noon)).toMatchObject({
      refusal: {
        message: '0 of these 0 are free: nothing else is there.',
        detail: { damaged: 0, qualityControl: 0, safetyStock: 0, wanted: 1 },
      },
    }))

  test('a refusal tells every figure, of old levels without parts as well', () => {
    const parts = { damaged: 1, qualityControl: 2, safetyStock: 3 }
    const held = aLevel({ onHand: 20, reserved: 1, committed: 4, unavailable: 8, ...parts })
    const figuresOf = (of: typeof held) => {
      const answer = adjust(of, { ...by, reason: 'waste', delta: -20 }, noon)
      return answer.ok ? undefined : answer.refusal.detail
    }
    const claims =
      '1 is in baskets, 4 are sold, 1 is damaged, 2 are in quality control, 3 are safety stock, 2 are set aside'
    const figures = { free: 7, onHand: 20, reserved: 1, committed: 4, unavailable: 8, wanted: 20 }
    expect(figuresOf(held)).toEqual({ ...figures, ...parts, claims })
    const { damaged: _, qualityControl: __, safetyStock: ___, ...old } = held
    expect(figuresOf(old)).toEqual({
      ...figures,
      damaged: 0,
      qualityControl: 0,
      safetyStock: 0,
      claims: '1 is in baskets, 4 are sold, 8 are set aside',
    })
  })
})
