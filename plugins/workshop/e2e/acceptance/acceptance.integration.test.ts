import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { navCountsQuery, orderRow } from '../../../../console/src/queries.ts'
import { top } from '../../config/steps.ts'
import { type Outcome, recordedPage, recordedSteps } from './acceptance-page.ts'
import { openStage } from './open-stage.ts'
import type { Stage } from './script.ts'
import { type Box, boxOf, readShelf, type ShelfPage, walkShelf } from './shelf.ts'
import { shops } from './shops.ts'

const file = join(top, 'plugins/handbook/acceptance.md')
/** Whether what is seen is to be written into the handbook. */
const recording = process.env['SOUK_RECORD'] !== undefined
const outcomes: Outcome[] = []
/** A second try counts instead of the first; the run names whichever needed one. */
function note(outcome: Outcome): void {
  const isSame = ({ shop, user, does }: Outcome) =>
    shop === outcome.shop && user === outcome.user && does === outcome.does
  const at = outcomes.findIndex(isSame)
  if (at === -1) outcomes.push(outcome)
  else outcomes[at] = outcome
}
const today = () => new Date().toISOString().slice(0, 10)

afterAll(() => {
  if (recording) writeFileSync(file, recordedPage(readFileSync(file, 'utf8'), shops, outcomes, today()))
})

/** What the console shows of the shopper's order at the end of each shop's day. */
const atTheEnd = {
  coffee: { provider: 'stripe', carrier: 'own-courier', fulfillmentStanding: 'handed_over' },
  trends: { provider: 'paypal', carrier: 'easypost', fulfillmentStanding: 'delivered' },
} as const

describe.each(shops)('$name', ({ name, shop, scripts }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(shop)
  }, 400_000)
  afterAll(() => stage?.world.dispose())

  for (const { user, who, steps } of scripts)
    describe(`T17 ${user}, who ${who}`, () => {
      test.each(steps)('T17 $does: $sees', async ({ does, run }) => {
        try {
          note({ shop: name, user, does, ok: true, seen: await run(stage) })
        } catch (error) {
          const seen = error instanceof Error ? error.message : String(error)
          note({ shop: name, user, does, ok: false, seen })
          throw error
        }
      })
    })

  test('T16 an order made on the shop’s pages stands in the dataset with payment and parcel, and in the console’s own lists', async () => {
    const order = stage.notes.get('order') ?? ''
    const { provider, carrier, fulfillmentStanding } = atTheEnd[shop]
    const stored = await stage.ask<Record<string, unknown>>(
      'manager',
      `{"payment": *[_type == "payment" && order == $order][0]{provider, state},
        "parcel": *[_type == "shipment" && order == $order][0]{carrier, state},
        "row": *[_id == $order][0]${orderRow}, "counts": ${navCountsQuery}}`,
      { order },
    )
    expect(stored).toMatchObject({
      payment: { provider },
      parcel: { carrier },
      row: {
        number: stage.notes.get('number'),
        customer: 'Amira Haddad',
        total: Number(stage.notes.get('total')),
        fulfillmentStanding,
      },
    })
    expect((stored['counts'] as { orders: number }).orders).toBeGreaterThan(0)
  })

  test('T2 the shelf has each thing once over its pages, in the order of the prices, and ends', async () => {
    const [shelf = [], up = [], down = []] = await Promise.all(
      ['shelf', 'price_up', 'price_down'].map((sort) => walkShelf(stage.shopper, `/products?sort=${sort}`)),
    )
    const cards = (pages: readonly ShelfPage[]) => pages.flatMap((page) => page.cards)
    for (const pages of [shelf, up, down]) {
      const handles = cards(pages).map(({ handle }) => handle)
      expect([handles.length, new Set(handles).size]).toEqual([shelf[0]?.matching, shelf[0]?.matching])
      expect([pages.length > 1, pages[0]?.pages.length]).toEqual([true, pages.length])
    }
    const prices = cards(up).map(({ price }) => price)
    expect(prices).toEqual(prices.toSorted((a, b) => a - b))
    expect(cards(down).map(({ price }) => price)).toEqual(prices.toReversed())
    const beyond = readShelf(await stage.shopper.visit('/products?sort=price_up&page=99'))
    expect([beyond.cards, beyond.next]).toEqual([up.at(-1)?.cards, undefined])
  })

  test('T2 a box of each facet leaves as many as it says, alone and beside the next one', async () => {
    const left = async (...boxes: readonly (Box | undefined)[]) => {
      const query = boxes.map((box) => `${box?.name}=${box?.value}`).join('&')
      return readShelf(await stage.shopper.visit(`/products?${query}`))
    }
    const { boxes, matching } = readShelf(await stage.shopper.visit('/products'))
    const names = [...new Set(boxes.map(({ name }) => name))]
    const fullest = names.flatMap((name) =>
      boxes
        .filter((box) => box.name === name && box.count < matching)
        .toSorted((a, b) => b.count - a.count)
        .slice(0, 1),
    )
    expect(fullest.length).toBeGreaterThan(2)
    for (const [at, box] of fullest.entries()) {
      const next = fullest[(at + 1) % fullest.length]
      const alone = await left(box)
      expect([box, alone.matching]).toEqual([box, box.count])
      const said = boxOf(alone, next?.name ?? '', next?.value ?? '').count
      expect([box, next, (await left(box, next)).matching]).toEqual([box, next, said])
    }
  })
})

test('T17 the handbook has a recorded outcome for every step, as expected', () => {
  const wanted = shops.flatMap(({ name, scripts }) =>
    scripts.flatMap(({ user, steps }) => steps.map(({ does }) => `${name}: ${user}: ${does}: as expected`)),
  )
  // While a record is made, what the page says is what this run saw
  const page = readFileSync(file, 'utf8')
  expect(recordedSteps(recording ? recordedPage(page, shops, outcomes, today()) : page)).toEqual(wanted)
  const seen = outcomes.map(({ shop, user, does, ok }) => `${shop}: ${user}: ${does}: ${ok ? 'as expected' : 'NOT'}`)
  expect(seen).toEqual(wanted)
})
