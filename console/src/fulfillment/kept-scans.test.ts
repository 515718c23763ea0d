import { expect, test } from 'vitest'
import { keptScans } from './kept-scans.ts'

const oat = { _key: 'OAT', line: 'OAT', sku: 'OAT', variant: 'variant-oat', title: 'oat', quantity: 3, picked: 0 }
const work = { _id: 'fulfillment.1', orderNumber: '1048', lines: [{ ...oat, shorted: 0 }] }
const yes = { ok: true, value: undefined } as const
const no = (code: string) => ({ ok: false, refusal: { code, message: `It is ${code}.`, detail: {} } }) as const

/** A shop that gives these answers in turn; a pause ends at once. */
function shopOf(...answers: readonly (typeof yes | ReturnType<typeof no>)[]) {
  const [sent, left] = [[] as unknown[], [...answers]]
  let pauses = 0
  const kept = keptScans(
    async (input) => {
      sent.push(input)
      return left.shift() ?? yes
    },
    async () => {
      pauses += 1
    },
  )
  return { kept, sent, pauses: () => pauses }
}
/** Heard late, it must not lower what a colleague has picked meanwhile. */
const input = (quantity: number) => ({
  fulfillmentId: 'fulfillment.1',
  lines: [{ sku: 'OAT', quantity }],
  atLeast: true,
})

test('scans are told to the end although their list is closed, and one that is refused then is said', async () => {
  const { kept, sent } = shopOf(yes, no('held'))
  const leave = kept.look(work._id)
  const both = [kept.tell(work, 'OAT', 1), kept.tell(work, 'OAT', 2)]
  leave()
  expect(kept.read().waiting).toBe(2)
  await Promise.all(both)
  expect(sent).toEqual([input(1), input(2)])
  const refused = [{ key: 1, words: 'OAT of 1048 was scanned and not noted: It is held.' }]
  expect(kept.read()).toEqual({ waiting: 0, unheard: false, refused })
  kept.dismiss(1)
  expect(kept.read().refused).toEqual([])
})

test('what is refused while its list is open is left to the list', async () => {
  const { kept } = shopOf(no('claimed'))
  kept.look(work._id)
  expect(await kept.tell(work, 'OAT', 1)).toMatchObject({ ok: false })
  expect(kept.read().refused).toEqual([])
})

test('a scan that the shop did not hear is told until it does, before the one behind it', async () => {
  const { kept, sent, pauses } = shopOf(no('unreached'), no('busy'), yes, yes)
  const told: boolean[] = []
  kept.subscribe(() => told.push(kept.read().unheard))
  await Promise.all([kept.tell(work, 'OAT', 1), kept.tell(work, 'OAT', 2)])
  expect(sent).toEqual([input(1), input(1), input(1), input(2)])
  expect([pauses(), told.includes(true), kept.read().unheard]).toEqual([2, true, false])
})

test('a list that is opened again knows what was scanned of it, until its row says so', async () => {
  const { kept } = shopOf(yes)
  await kept.tell(work, 'OAT', 1)
  expect(kept.seen(work).lines[0]?.picked).toBe(1)
  kept.heard([{ ...work, lines: [{ ...oat, shorted: 0, picked: 1 }] }])
  expect(kept.seen(work).lines[0]?.picked).toBe(0)
})
