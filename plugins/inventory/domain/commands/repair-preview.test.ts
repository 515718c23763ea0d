import { describe, expect, test } from 'vitest'
import { aLevel, noon } from '../../testing/factories.ts'
import { accountsOf, freedBy, gapOf, previewRepair } from './repair.ts'

const nothing = { reserved: 0, committed: 0 }
const unreadable: readonly string[] = []
const level = aLevel({ onHand: 9, unavailable: 3, damaged: 2, qualityControl: 1 })
const book = accountsOf(aLevel({ onHand: 12, unavailable: 4, damaged: 1, safetyStock: 3 }))

describe('what does not agree', () => {
  test('is told account by account, then promise by promise', () => {
    expect(gapOf({ level, ledger: book, orders: nothing, unreadable })).toBe(
      'available −2, damaged +1, quality control +1, safety stock −3',
    )
    const sold = aLevel({ onHand: 9, reserved: 2, committed: 1 })
    expect(gapOf({ level: sold, ledger: accountsOf(sold), orders: { reserved: 1, committed: 3 }, unreadable })).toBe(
      '1 more reserved than orders hold, 2 fewer committed than orders hold',
    )
    expect(gapOf({ level, ledger: accountsOf(level), orders: nothing, unreadable })).toBe('')
  })
})

describe('the preview of a repair', () => {
  test('tells what both would make of the level', () => {
    const facts = { level, ledger: book, orders: nothing, unreadable }
    expect(previewRepair(facts, noon)).toEqual({
      levelId: level._id,
      sku: 'FLAT-WHITE',
      location: 'location-mill-lane',
      gap: gapOf(facts),
      level: accountsOf(level),
      ledger: book,
      orders: nothing,
      choices: { ledger: { after: book }, level: { after: accountsOf(level) } },
    })
    expect([freedBy({ after: book }, level), freedBy({ after: accountsOf(level) }, level)]).toEqual([2, 0])
  })

  test('says in words why the level cannot be repaired so', () => {
    const { choices } = previewRepair({ level, ledger: book, orders: { reserved: 0, committed: 7 }, unreadable }, noon)
    expect(choices.level).toEqual({ refusal: expect.stringContaining('available would be -1') })
    expect(choices.ledger).toMatchObject({ after: { committed: 7, available: 1 } })
  })
})
