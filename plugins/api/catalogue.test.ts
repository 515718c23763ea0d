import { openMemoryFloor, shopContent } from '@souk/commerce/testing'
import { inLanguage, type StoredDocument } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { apiOver, openApiFloor } from './testing/api-floor.ts'
import { documentGaps } from './testing/document-gaps.ts'

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body['code']]
const rowsOf = ({ body }: { body: Record<string, unknown> }) => body['data'] as readonly { handle: string }[]
const pathsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body['issues'] as readonly { path: string }[]).map(({ path }) => path)

const articles = [
  { sku: 'LATTE', price: 480, stock: 10, category: 'coffee' },
  { sku: 'MOCHA', price: 520, stock: 0, category: 'coffee' },
  { sku: 'BUN', price: 390, stock: 4, category: 'bakery' },
  { sku: 'AFFOGATO', price: 650, stock: 2, category: 'coffee' },
] as const

/** A shop of four things on two shelves, coffee first; made one after the other, the last one first in this list. */
async function openShelves() {
  const made = '2026-11-01T00:00:00.000Z'
  const shelf = (handle: string, position: number): StoredDocument => ({
    _id: `category-${handle}`,
    _type: 'category',
    _rev: 'content-1',
    _createdAt: made,
    _updatedAt: made,
    handle: { _type: 'slug', current: handle },
    title: inLanguage('en', handle),
    position,
  })
  const onShelves = shopContent(articles).map((document) => {
    const at = articles.findIndex(({ sku }) => document._id === `product-${sku.toLowerCase()}`)
    const article = articles[at]
    if (!article) return document
    const categories = [{ _type: 'reference', _key: 'a', _ref: `category-${article.category}` }]
    return { ...document, _createdAt: `2026-11-0${9 - at}T00:00:00.000Z`, categories }
  })
  const stock = Object.fromEntries(articles.map(({ sku, stock: units }) => [sku, units]))
  const content = [shelf('coffee', 1), shelf('bakery', 2), ...onShelves]
  const { commerce, now } = await openMemoryFloor(stock, { content })
  return apiOver(commerce, now).ask
}

describe('C17 the catalogue over the API', () => {
  test.each([
    ['', 'affogato latte mocha bun'],
    ['category=bakery', 'bun'],
    ['category=coffee&sort=price', 'latte mocha affogato'],
    ['category=none', ''],
    ['min_price=480&max_price=520', 'latte mocha'],
    ['min_price=481&sort=price', 'mocha affogato'],
    ['max_price=389', ''],
    ['in_stock=true&sort=title', 'affogato bun latte'],
    ['in_stock=false', 'mocha'],
    ['sort=title', 'affogato bun latte mocha'],
    ['sort=price', 'bun latte mocha affogato'],
    ['sort=-price', 'affogato mocha latte bun'],
    ['sort=newest', 'latte mocha bun affogato'],
    ['q=lat', 'latte'],
    ['q=affogatto', 'affogato'],
    ['q=aff&category=coffee&in_stock=true&max_price=500', ''],
    ['q=aff&category=coffee&in_stock=true', 'affogato'],
  ])('C17 narrowed and sorted by “%s” holds: %s', async (query, handles) => {
    const ask = await openShelves()
    const wanted = handles.split(' ').filter((handle) => handle !== '')
    expect(rowsOf(await ask('GET', `/products?${query}`)).map(({ handle }) => handle)).toEqual(wanted)
    // The same in pages of one, to an end
    const paged: string[] = []
    let next: string | null = ''
    while (next !== null && paged.length <= wanted.length) {
      const page = await ask('GET', `/products?${query}&limit=1${next && `&cursor=${encodeURIComponent(next)}`}`)
      paged.push(...rowsOf(page).map(({ handle }) => handle))
      next = (page.body['page'] as { next: string | null }).next
    }
    expect([paged, next]).toEqual([wanted, null])
  })

  test('C17 is read one by one, and its shelves with how much they hold', async () => {
    const ask = await openShelves()
    const { body } = await ask('GET', '/products/bun')
    expect(body).toMatchObject({
      handle: 'bun',
      price: { amount: 390, currency: 'USD' },
      categories: ['bakery'],
      availability: 'in_stock',
      variants: [{ sku: 'BUN', available: 4 }],
    })
    const shelves = await ask('GET', '/categories')
    expect(rowsOf(shelves)).toMatchObject([
      { handle: 'coffee', products: 3 },
      { handle: 'bakery', products: 1 },
    ])
  })

  test('C17 the document names every field of every request and answer, but where a command’s own or a person’s data stand', () => {
    expect(documentGaps()).toEqual([
      'exportMe 200.*: no type',
      'listCommands 200.data[].input.*: no type',
      'runCommand request.input.*: no type',
      'runCommand 200.value: no type',
    ])
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['sort=rank', 'sort'],
    ['in_stock=maybe', 'in_stock'],
    ['min_price=-1', 'min_price'],
    ['cursor=nonsense', 'cursor'],
    ['colour=red', 'colour'],
    ['q=a&q=b', 'q'],
  ])('C17 %s is 422 and names the field', async (query, field) => {
    const { ask } = await openApiFloor()
    const answer = await ask('GET', `/products?${query}`)
    expect([...codeOf(answer), pathsOf(answer)]).toEqual([422, 'invalid_input', [field]])
  })

  test('C17 a product that is not there is 404, another method is 405 with what is allowed', async () => {
    const { ask } = await openApiFloor()
    expect(codeOf(await ask('GET', '/products/none'))).toEqual([404, 'product_not_found'])
    const wrong = await ask('DELETE', '/products/latte')
    expect([...codeOf(wrong), wrong.headers.get('allow')]).toEqual([405, 'method_not_allowed', 'GET, HEAD'])
  })
})
