import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { levelId } from '@souk/inventory'
import type { Document } from '@souk/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, type TestShop } from '../../../../storefront/testing/test-shop.ts'
import { openVisitor, type Seen, type Visitor } from '../../e2e/acceptance/visitor.ts'
import { catalogueDocuments } from '../../souk/import/catalogue-documents.ts'
import { parseProducts } from '../../souk/import/parse-products.ts'
import { demoShops } from '../shops.ts'
import { latinWords } from './words-of-page.ts'

// The demo shop's words as shoppers get them in Arabic and Urdu: every page is read as HTML, without a browser.
const { folder, site } = demoShops.trends
const picture = `image-${'0'.repeat(40)}-400x500-webp`
let shop: TestShop
let handles: readonly string[] = []

/** The site and its catalogue, all with one picture: words are read here and nothing is looked at. */
function documents(): readonly Document[] {
  const read = parseProducts(readFileSync(join(folder, 'products.csv'), 'utf8'), {
    digits: 2,
    hasImage: (path) => existsSync(join(folder, path)),
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)))
  const assets = new Map(
    read.products.flatMap(({ images, variants }) =>
      [...images.map(({ path }) => path), ...variants.flatMap(({ image }) => image ?? [])].map((path) => [
        path,
        picture,
      ]),
    ),
  )
  const { sellers, products, variants } = catalogueDocuments(read.products, {
    language: 'en',
    assets,
    defaultSeller: '',
  })
  handles = products.map(({ handle }) => handle.current)
  const levels = variants.map(({ _id, sku }, at) => ({
    _id: levelId(_id, 'location-san-francisco'),
    _type: 'stockLevel',
    sku,
    variant: _id,
    location: 'location-san-francisco',
    onHand: at % 5,
    reserved: 0,
    committed: 0,
    unavailable: 0,
    incoming: 0,
  }))
  const pages = JSON.parse(JSON.stringify(site).replaceAll(/picture:[\w-]+/g, picture)) as readonly Document[]
  const asset = { _id: picture, _type: 'sanity.imageAsset' }
  return [
    asset,
    ...sellers,
    ...pages.filter(({ _type }) => !['page', 'product', 'variant'].includes(_type)),
    ...products,
    ...variants,
    ...levels,
    ...pages,
  ]
}

async function fill(client: SanityClient): Promise<void> {
  const all = [...new Map(documents().map((document) => [document._id, document])).values()]
  for (let at = 0; at < all.length; at += 200) {
    const transaction = client.transaction()
    for (const document of all.slice(at, at + 200)) transaction.createOrReplace(document)
    await transaction.commit({ visibility: 'sync' })
  }
}

beforeAll(async () => {
  shop = await openTestShop(fill)
}, 300_000)
afterAll(() => shop?.dispose())

/** Names that stay Latin inside a sentence. */
const known = new Set(
  [
    'Taqwa Trends',
    'DHL Express',
    'USPS',
    'FedEx',
    'PayPal',
    'Stripe',
    'SMS',
    'PDF',
    'San Francisco',
    'CA',
    'XS S M L XL',
  ]
    .concat(site.flatMap((document) => (document._type === 'seller' ? String(document['name']) : [])))
    .flatMap((name) => name.split(' ')),
)
const name = 'أميرة'
const street = 'شارع الميناء'
const at = { name, line1: street, city: 'San Francisco', region: 'CA', postalCode: '94105' }
const paths = (kind: string, folderOf: string): readonly string[] =>
  site.flatMap((document) =>
    document._type === kind ? `/${folderOf}/${(document['handle'] as { current: string }).current}` : [],
  )

type Look = (path: string, html: string) => void

/** Fills a basket, sends the checkout without and with its fields, orders in cash, asks about it; shows every page on the way. */
async function buy(visitor: Visitor, language: string, look: Look): Promise<void> {
  const show = async (what: string, seen: Promise<Seen>): Promise<Seen> => {
    const page = await seen
    look(what, page.html)
    return page
  }
  const sku = await shop.client.fetch<string>('*[_type == "stockLevel" && onHand > 3] | order(_id asc)[0].sku')
  await visitor.send(`/${language}/cart`, { intent: 'add', sku, quantity: '1' })
  await show('the basket', visitor.visit(`/${language}/cart`))
  await show('a code that is none', visitor.send(`/${language}/cart`, { intent: 'promote', code: 'XX-1' }))
  const { html } = await show('the checkout', visitor.visit(`/${language}/checkout`))
  const order = /name="order" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const empty = { order, shown: '0', intent: 'pay', method: 'delivery', provider: 'stripe' }
  await show('the checkout, empty', visitor.send(`/${language}/checkout`, empty))
  const fields = { ...empty, ...at, email: `${language}@example.test`, phone: '+14155550134', provider: 'cash' }
  const quoted = await visitor.send(`/${language}/checkout`, { ...fields, intent: 'quote' })
  const shown = /name="shown" value="(\d+)"/.exec(quoted.html)?.[1] ?? ''
  const placed = await show('the order', visitor.send(`/${language}/checkout`, { ...fields, shown }))
  expect(placed.path).toMatch(new RegExp(`^/${language}/orders/order\\.`))
  const ask = `/${language}/support?order=${placed.path.split('/').at(-1)}`
  await show('a question about it', visitor.visit(ask))
  const question = { category: 'order', subject: street, message: street, email: fields.email, name }
  const ticket = await show('the question’s page', visitor.send(ask, question))
  expect(ticket.path).toContain('/support/tickets/')
}

test.each(['ar', 'ur'])(
  'every page speaks %s alone: no key, no English word outside names',
  async (language) => {
    const visitor = openVisitor(shop.origin)
    // Where each was first seen
    const found: Record<string, string> = {}
    const look: Look = (path, html) => {
      for (const word of latinWords(html, known)) found[word] ??= path
    }
    const visit = async (path: string) => look(path, (await visitor.visit(`/${language}${path}`)).html)
    await visitor.send(`/${language}/place`, { postalCode: '94105', back: '/' })
    for (const path of [
      '',
      '/products',
      '/products?sort=name',
      ...paths('category', 'categories'),
      ...paths('page', 'pages'),
      ...handles.map((handle) => `/products/${handle}`),
      '/search?q=%D8%B9',
      '/cart',
      '/checkout',
      '/sign-in',
      '/sign-up',
      '/account/reset',
      '/support',
      '/figures',
      '/nothing-here',
      '/orders/order.01arz3ndektsv4rrffq69g5fav',
    ])
      await visit(path)
    await buy(visitor, language, look)
    expect(found).toEqual({})
  },
  120_000,
)
