import { createRequestHandler, data, type ServerBuild } from '@remix-run/node'
import { StoreBusy, UnknownOutcome } from '@souk/commerce'
import type { StoredDocument } from '@souk/kernel'
import { expect, test } from 'vitest'
import { buildCatalog } from '../app/catalog/catalog.ts'
import * as entry from '../app/entry.server.tsx'
import * as root from '../app/root.tsx'
import type { Shop } from '../app/shop.ts'
import { site } from '../testing/fixture-site.ts'
import { tellingAway } from './telling-away.ts'

type Work = () => unknown
interface Page {
  readonly loader?: Work
  readonly action?: Work
}

const away = () => Promise.reject(new StoreBusy(2500))
const catalog = buildCatalog(site as readonly StoredDocument[])

/** The shop's own frame around one page at any address, over a dataset that is away. */
function pages({ loader, action }: Page): ServerBuild {
  const own = { id: 'page', parentId: 'root', path: '*' }
  const listed = {
    hasAction: true,
    hasLoader: true,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
    module: '/page.js',
  }
  return {
    mode: 'production',
    entry: { module: entry },
    routes: {
      root: { id: 'root', path: '', module: root as never },
      page: {
        ...own,
        module: {
          default: () => <h1>The page itself</h1>,
          loader: loader ?? (() => null),
          ...(action && { action }),
        } as never,
      },
    },
    assets: {
      entry: { imports: [], module: '/entry.js' },
      routes: { root: { ...listed, id: 'root', path: '' }, page: { ...listed, ...own } },
      url: '/manifest.js',
      version: '1',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: { v3_singleFetch: true } as never,
    isSpaMode: false,
  }
}

const shop = {
  catalog: { read: () => catalog, ready: () => true },
  commerce: { accounts: { whoIs: away }, quoteCart: away, queueAt: () => 0 },
  sessions: { cart: async () => ({ cart: 'c', order: 'o' }), postalCode: async () => undefined },
  clock: () => '2026-11-21T09:00:00.000Z',
  publicOrigin: 'http://shop.test',
  bestsellers: () => [],
  restAfter: (error: unknown) =>
    error instanceof StoreBusy ? error.retryAfterMs : error instanceof UnknownOutcome ? 1000 : undefined,
} as unknown as Shop

interface Asked {
  readonly language?: string
  readonly form?: FormData | URLSearchParams
  readonly shop?: Partial<Shop>
}

/** What a browser without scripts gets, and what the shop wrote down as faults. */
async function ask(page: Page, path: string, { language = 'en', form, ...own }: Asked = {}) {
  const faults: unknown[] = []
  const build = tellingAway({ build: pages(page), mode: 'production' } as never) as ServerBuild
  const answer = await createRequestHandler(build, 'production')(await requestOf(path, form), {
    shop: { ...shop, ...own.shop, report: (fault: unknown) => void faults.push(fault) },
    nonce: 'n',
    language: language === 'en' ? '' : language,
    prefix: language === 'en' ? '' : `/${language}`,
    preview: undefined,
    whole: true,
    address: '127.0.0.1',
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, faults }
}

/** As a server hears it: with the length of what is sent. */
async function requestOf(path: string, form: Asked['form']): Promise<Request> {
  const url = `http://shop.test${path}`
  if (!form) return new Request(url)
  const drawn = new Request(url, { method: 'POST', body: form })
  const body = await drawn.arrayBuffer()
  const headers = { 'Content-Type': drawn.headers.get('Content-Type') ?? '', 'Content-Length': String(body.byteLength) }
  return new Request(url, { method: 'POST', body, headers })
}

test('a page that needs the dataset answers 503 in the shop’s own frame, and says when to come again', async () => {
  const { status, headers, text, faults } = await ask({ loader: away }, '/cart')
  expect({ status, after: headers.get('Retry-After'), kept: headers.get('Cache-Control'), faults }).toEqual({
    status: 503,
    after: '3',
    kept: 'no-store',
    faults: [],
  })
  expect(headers.has('Set-Cookie')).toBe(false)
  expect(text).toContain('We cannot reach our books right now')
  expect(text).toContain('your basket and your orders are kept')
  expect(text).toContain('<a class="button action" href="/cart">Try again</a>')
  // The frame knows the shop's name from the catalogue in memory
  expect(text).toContain('My Coffee Shop')
})

test.each([
  ['ar', 'rtl', 'يتعذّر الوصول إلى سجلاتنا الآن'],
  ['ur', 'rtl', 'اس وقت ہم اپنے کھاتوں تک نہیں پہنچ پا رہے'],
])('it is said in %s', async (language, direction, words) => {
  const { status, text } = await ask({ loader: away }, '/orders/x', { language })
  expect(status).toBe(503)
  expect(text).toContain(`lang="${language}" dir="${direction}"`)
  expect(text).toContain(words)
})

test('a page that can do without the dataset is shown as ever, without the basket’s figures', async () => {
  const { status, text } = await ask({ loader: () => null }, '/products')
  expect(status).toBe(200)
  expect(text).toContain('The page itself')
})

test('a form waits on the page to be sent again: every word of it, but for secrets', async () => {
  const form = new URLSearchParams([
    ['name', 'Amira "Al" <Haddad>'],
    ['line1', '41 Harbour Street'],
    ['intent', 'pay'],
    ['password', 'oat milk, no sugar'],
    ['stay', '1'],
  ])
  const { status, text } = await ask({ action: away }, '/checkout?from=cart', { form })
  expect(status).toBe(503)
  expect(text).toContain('<form class="send-again" action="/checkout?from=cart" method="post">')
  expect(text).toContain('<input type="hidden" name="name" value="Amira &quot;Al&quot; &lt;Haddad&gt;"/>')
  expect(text).toContain('<input type="hidden" name="line1" value="41 Harbour Street"/>')
  expect(text).toContain('<input type="hidden" name="intent" value="pay"/>')
  expect(text).toContain('<input type="password" required="" name="password"/>')
  expect(text).not.toContain('oat milk')
  expect(text).not.toContain('name="stay"')
  expect(text).toContain('My Coffee Shop')
})

test('the secret of a mail’s link is sent again by the form; a typed one is asked for by its own name', async () => {
  const form = new URLSearchParams({ id: '01', token: 'by-mail', password: 'oat milk' })
  const linked = await ask({ action: away }, '/account/reset?id=01&token=by-mail', { form })
  expect(linked.text).toContain('action="/account/reset?id=01&amp;token=by-mail"')
  expect(linked.text).toContain('<input type="hidden" name="token" value="by-mail"/>')
  expect(linked.text.match(/<input type="password"[^>]*>/g)).toEqual([
    '<input type="password" required="" name="password"/>',
  ])
  const typed = await ask({ action: away }, '/rider', { form: new URLSearchParams({ token: 'sk-sami' }) })
  expect(typed.text).toContain('<span>Your token, once more</span><input type="password" required="" name="token"/>')
  expect(typed.text).not.toContain('sk-sami')
})

test('a password that may stay empty, and was, is not asked for', async () => {
  const form = new URLSearchParams({ id: '01', code: '042917', password: '' })
  const { text } = await ask({ action: away }, '/account/confirm?id=01', { form })
  expect(text).toContain('<input type="hidden" name="password" value=""/>')
  expect(text).not.toContain('type="password"')
})

test('a file is chosen once more, and the words beside it are kept', async () => {
  const form = new FormData()
  form.set('text', 'It came cold')
  form.set('files', new File(['picture'], 'cup.png'))
  const { text } = await ask({ action: away }, '/support', { form })
  expect(text).toContain('encType="multipart/form-data"')
  expect(text).toContain('<input type="hidden" name="text" value="It came cold"/>')
  expect(text).toContain('<input type="file" name="files"/>')
})

test('a form that was refused is not lost with the page that cannot be drawn then; one that was taken is not sent twice', async () => {
  const form = new URLSearchParams({ note: 'Ring twice' })
  const refused = await ask({ loader: away, action: () => data({ ok: false }, { status: 422 }) }, '/cart', { form })
  expect(refused.status).toBe(503)
  expect(refused.text).toContain('name="note" value="Ring twice"')
  const taken = await ask({ loader: away, action: () => data({ ok: true }) }, '/cart', { form })
  expect(taken.status).toBe(503)
  expect(taken.text).not.toContain('Ring twice')
})

test('an order of which nobody knows whether it is in is sent again under the same name', async () => {
  const unknown = () => Promise.reject(new UnknownOutcome('t1', new Error('no answer')))
  const form = new URLSearchParams({ order: '01jd0000000000000000000000' })
  const { status, text } = await ask({ action: unknown }, '/checkout', { form })
  expect(status).toBe(503)
  expect(text).toContain('name="order" value="01jd0000000000000000000000"')
})

test('a fault of ours stays one, and is written down', async () => {
  const { status, text, faults } = await ask({ loader: () => Promise.reject(new Error('broken')) }, '/cart')
  expect(status).toBe(500)
  expect(text).toContain('Something broke on our side')
  expect(faults).toEqual([new Error('broken')])
})

test.each([
  [false, 'اس وقت ہم اپنے کھاتوں تک نہیں پہنچ پا رہے'],
  [true, 'The shop has no goods yet'],
])('a shop without a catalogue says whether it was ever read (%s)', async (ready, words) => {
  const path = ready ? '/cart' : '/ur/cart'
  const { status, headers, text } = await ask({}, path, {
    shop: { catalog: { read: () => undefined, ready: () => ready } },
  })
  expect({ status, after: headers.get('Retry-After') }).toEqual({ status: 503, after: '5' })
  expect(text).toContain(words)
})
