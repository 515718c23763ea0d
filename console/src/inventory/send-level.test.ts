import { expect, test } from 'vitest'
import { type ReadyPlan, type RowOutcome, type Send, sendLevel, sendRow } from './send-level.ts'

const level = { _rev: 'r1', onHand: 40, safetyStock: 2, reorderPoint: 5 }
const plan = {
  kind: 'ready',
  row: { level },
  turns: [],
  input: { onHand: 38, reason: 'count' },
} as unknown as ReadyPlan

/** A shop that answers one after the other, and what it was asked at. */
function shop(...answers: readonly (object | undefined)[]) {
  const revisions: unknown[] = []
  const send: Send = async ({ expectedRevision }) => {
    const refusal = answers[revisions.length]
    revisions.push(expectedRevision)
    return refusal ? { kind: 'refused', refusal: { message: 'No.', ...refusal } as never } : { kind: 'done', value: {} }
  }
  return { send, revisions }
}
const moved = (revision: string, figures: object = {}) => ({
  code: 'revision_moved',
  detail: { onHand: 40, safetyStock: 2, reorderPoint: 5, ...figures, revision },
})

test('sales move the revision and no figure that was typed: the row is sent again against the one of now', async () => {
  const { send, revisions } = shop(moved('r2'), moved('r3', { safetyStock: 9 }), undefined)
  expect([await sendLevel(plan, send), revisions]).toEqual([{ kind: 'done' }, ['r1', 'r2', 'r3']])
})

test('a figure that somebody else changed meanwhile is never written over: the row says what it is now', async () => {
  const { send, revisions } = shop(moved('r2', { onHand: 1200 }))
  expect([await sendLevel(plan, send), revisions]).toEqual([
    { kind: 'conflict', words: 'On hand is 1,200 by now.' },
    ['r1'],
  ])
})

test('what is refused is said in the words of the shop, and a level that never rests is given up', async () => {
  expect(await sendLevel(plan, shop({ code: 'would_go_negative', message: '3 are free.' }).send)).toEqual({
    kind: 'refused',
    words: '3 are free.',
  })
  const { send, revisions } = shop(...['r2', 'r3', 'r4', 'r5', 'r6'].map((revision) => moved(revision)))
  expect(await sendLevel(plan, send)).toMatchObject({
    kind: 'refused',
    words: expect.stringContaining('Apply it again'),
  })
  expect(revisions).toHaveLength(5)
})

test('what was taken is told at once: a limit that is refused afterwards leaves its own cell only', async () => {
  const both = { ...plan, limit: { wanted: 5, seen: undefined } } as ReadyPlan
  const told = async (limit: RowOutcome, ...answers: readonly object[]) => {
    const fields: unknown[] = []
    await sendRow(
      both,
      shop(...answers).send,
      async () => limit,
      (_row, taken) => fields.push(...taken),
    )
    return fields
  }
  const refused: RowOutcome = { kind: 'refused', words: 'The article has a draft.' }
  expect(await told(refused)).toEqual(['onHand', 'safetyStock', 'reorderPoint'])
  expect(await told({ kind: 'done' })).toEqual(['onHand', 'safetyStock', 'reorderPoint', 'limit'])
  expect(await told(refused, { code: 'would_go_negative' })).toEqual([])
})
