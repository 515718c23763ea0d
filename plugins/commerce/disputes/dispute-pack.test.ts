import { expect, test } from 'vitest'
import { deliveredId, deliverOrder, openDelivered } from '../testing/delivered-order.ts'
import { shopContent } from '../testing/shop.ts'
import { openMemoryFloor, type ShopFloor } from '../testing/shop-floor.ts'
import { readEvidence } from './evidence.ts'
import { deliveryChapter } from './what-happened.ts'
import { linesChapter } from './what-was-sold.ts'

async function evidenceOf({ store, now }: Pick<ShopFloor, 'store' | 'now'>) {
  const evidence = await readEvidence(store, deliveredId, now())
  if (!evidence) throw new Error('there is no such order')
  return evidence
}

test('a bundle is told with what it was made of, and words are marked with the language that they are in', async () => {
  const articles = [
    { sku: 'MUG', price: 1400 },
    { sku: 'BEANS', price: 1800 },
    { sku: 'MORNING', price: 2900, parts: { MUG: 1, BEANS: 2 } },
  ]
  const content = shopContent(articles).map((document) =>
    document._type === 'product' ? { ...document, summary: [{ _key: 'ar', value: 'صباح' }] } : document,
  )
  const floor = await openMemoryFloor({ MUG: 5, BEANS: 9 }, { content })
  await deliverOrder(floor, { MORNING: 1 })
  const told = linesChapter(await evidenceOf(floor)).text
  for (const shown of [
    '<dt>Made of</dt><dd>1 × MUG (MUG), 2 × BEANS (BEANS)</dd>',
    '<blockquote lang="en" dir="auto">MORNING</blockquote>',
    '<blockquote lang="ar" dir="auto">صباح</blockquote>',
  ])
    expect(told).toContain(shown)
})

test('what came short was not sent', async () => {
  const evidence = await evidenceOf(await openDelivered({ LATTE: 2, MOCHA: 1 }))
  const missing = (of: readonly string[]) =>
    deliveryChapter({
      ...evidence,
      fulfillments: evidence.fulfillments.map((part) => ({
        ...part,
        lines: part.lines.map((line) => (of.includes(line.sku) ? { ...line, shorted: line.quantity } : line)),
      })),
    }).text
  expect(missing(['MOCHA'])).toContain('<h3>From ferry: 2 × LATTE</h3>')
  expect(missing(['LATTE', 'MOCHA'])).toContain('<h3>From ferry: nothing</h3>')
})
