import type { Ticket } from '@souk/support'
import { expect, test } from 'vitest'
import { deliveredId, deliverOrder, openDelivered } from '../testing/delivered-order.ts'
import { shopContent } from '../testing/shop.ts'
import { openMemoryFloor, type ShopFloor } from '../testing/shop-floor.ts'
import { readEvidence } from './evidence.ts'
import { supportChapter } from './support-threads.ts'
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

test('tells what was asked and answered word for word, and nothing that staff wrote for themselves', async () => {
  const evidence = await evidenceOf(await openDelivered({ LATTE: 1 }))
  const said = (
    body: string,
    kind: 'public' | 'internal',
    author: { readonly kind: string; readonly name: string },
  ) => ({
    _key: body,
    at: '2026-11-21T15:00:00.000Z',
    body,
    kind,
    author: { id: 'x', ...author },
    attachments: [],
  })
  const ticket = {
    number: 'T-7K2M4Q',
    subject: 'Cold <latte>',
    state: 'waiting_for_shopper',
    language: 'en',
    messages: [
      said('It was cold.', 'public', { kind: 'shopper', name: '' }),
      said('Third time this week', 'internal', { kind: 'staff', name: 'Noor R.' }),
      said('We are sorry.', 'public', { kind: 'staff', name: 'Noor R.' }),
    ],
  } as unknown as Ticket
  const { text } = supportChapter({ ...evidence, tickets: [ticket] })
  expect(text).toContain('<h3>T-7K2M4Q: Cold &lt;latte&gt; (waiting for shopper)</h3>')
  expect(text).toContain(
    '2026-11-21 15:00:00 UTC, Noor R.</p><blockquote lang="en" dir="auto">We are sorry.</blockquote>',
  )
  expect(text).toContain('the shopper</p><blockquote lang="en" dir="auto">It was cold.</blockquote>')
  expect(text).not.toContain('Third time')
  expect(supportChapter(evidence).text).toBe('')
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
