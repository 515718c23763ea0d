import { expect, test } from 'vitest'
import { scan } from './scan.ts'
import { toldPicks } from './told-picks.ts'

const line = (quantity: number, picked = 0) => ({
  _key: 'OAT',
  line: 'OAT',
  sku: 'OAT',
  variant: 'variant-oat',
  title: 'oat',
  quantity,
  picked,
  shorted: 0,
})

/** A list whose row never hears of anything, scanned; the answers are given by hand. */
function openList(quantity: number) {
  const told = toldPicks()
  const sent: number[] = []
  const answers: ((ok: boolean) => void)[] = []
  const picks = () => told.seen({ lines: [line(quantity)] }).lines[0]?.picked
  const read = () => {
    const found = scan('OAT', told.seen({ lines: [line(quantity)] }), [])
    if (found.kind !== 'ticked') return Promise.resolve(found.words)
    return told.tell(found.sku, found.quantity, () => {
      sent.push(found.quantity)
      return new Promise<{ readonly ok: boolean }>((resolve) => answers.push((ok) => resolve({ ok })))
    })
  }
  const answer = async (ok: boolean) => {
    await expect.poll(() => answers.length).toBeGreaterThan(0)
    answers.shift()?.(ok)
  }
  return { told, sent, picks, read, answer }
}

test('units scanned before the row moves are counted on, and sent one after the other', async () => {
  const { sent, read, answer } = openList(2)
  const both = [read(), read()]
  expect(await read()).toBe('All 2 of oat are picked. Put this one back.')
  expect(sent).toEqual([1])
  await answer(true)
  await both[0]
  await answer(true)
  await both[1]
  expect(sent).toEqual([1, 2])
})

test('what was refused is forgotten, and what was noted before it is not', async () => {
  const { picks, read, answer } = openList(3)
  const both = [read(), read()]
  await answer(true)
  await answer(false)
  await Promise.all(both)
  expect(picks()).toBe(1)
  const third = read()
  await answer(false)
  await third
  expect(picks()).toBe(1)
})

test('a refusal leaves what was told after it, which goes out all the same', async () => {
  const { sent, picks, read, answer } = openList(3)
  const both = [read(), read()]
  await answer(false)
  await both[0]
  expect(picks()).toBe(2)
  await answer(true)
  await both[1]
  expect([sent, picks()]).toEqual([[1, 2], 2])
})

test('once the row says it the row is believed, also when a unit is put back', async () => {
  const { told, read, answer } = openList(3)
  const both = [read(), read()]
  await answer(true)
  await answer(true)
  await Promise.all(both)
  told.heard([line(3, 1)])
  expect(told.seen({ lines: [line(3, 1)] }).lines[0]?.picked).toBe(2)
  told.heard([line(3, 2)])
  expect(told.seen({ lines: [line(3, 1)] }).lines[0]?.picked).toBe(1)
})
