import { globSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { registerShopper } from '@souk/commerce'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allForms, type FormRow, type Sender } from './testing/all-forms.ts'
import { openTestShop, riderToken, type TestShop } from './testing/test-shop.ts'
import { openVisitor, readyToPay, type Visitor } from './testing/visitor.ts'

let shop: TestShop
let held: Readonly<Record<string, string>>
const ada = { name: 'Ada', email: 'ada@example.com', password: 'oat milk, no sugar' }
let senders: Readonly<Record<Sender, Visitor>>
let sent = 0
/** What verify says at the beginning: the fixture's stock came by no movement. */
let opening: readonly unknown[]

/** Limits of one address are proven elsewhere: every request comes from another one. */
const fresh = () => ({ 'x-forwarded-for': `198.51.${(sent += 1) % 250}.7` })

beforeAll(async () => {
  shop = await openTestShop()
  const { commerce } = shop.shop
  await registerShopper(commerce, 'a-secret-for-tests-that-is-long-enough', ada)
  const lines = [{ sku: 'CORTADO', quantity: 500 }]
  await shop.command('receiveStock', { location: 'location-kettle-lane', reference: 'forms', lines })
  opening = await commerce.verify()
  const [stranger, shopper, rider] = [openVisitor(shop.origin), openVisitor(shop.origin), openVisitor(shop.origin)]
  await shopper.send('/sign-in', { contact: ada.email, password: ada.password })
  const pay = await readyToPay(shopper, 'CORTADO')
  await shopper.send('/checkout', { ...pay, provider: 'stripe' })
  const asked = await shopper.send('/support', { subject: 'Bag', message: 'Paper?', category: 'product' })
  await rider.send('/rider', { intent: 'sign_in', token: riderToken })
  senders = { stranger, shopper, rider }
  held = {
    '<order>': `order.${pay['order']}`,
    '<ticket>': asked.headers.get('location')?.split('/').at(-1) ?? '',
    '<bag>': 'fulfillment.01jd0000000000000000000000-1',
  }
})
afterAll(async () => shop?.dispose())

const real = (text: string): string => Object.entries(held).reduce((all, [from, to]) => all.replaceAll(from, to), text)
const titleOf = ({ path, fields }: FormRow) => `${path} ${fields['intent'] ?? Object.keys(fields)[0]}`

async function post({ path, by }: FormRow, body: BodyInit, headers: Readonly<Record<string, string>> = {}) {
  // Of a form that is taken, the next one shall find the browser as it was
  const visitor = senders[by]
  const before = new Map(visitor.jar)
  const answer = await visitor.ask(real(path), {
    method: 'POST',
    body,
    headers: { origin: shop.origin, ...fresh(), ...headers },
  })
  const text = await answer.text()
  for (const [name, value] of before) visitor.jar.set(name, value)
  return { status: answer.status, text, location: answer.headers.get('location') ?? '' }
}
const fieldsOf = ({ fields }: FormRow) =>
  Object.fromEntries(Object.entries(fields).map(([name, at]) => [name, real(at)]))

/** Each stands in a field's place: refused or taken as words, never more. */
const hostile: Readonly<Record<string, string>> = {
  markup: '"><script>alert(1)</script><img src=x onerror=alert(1)>',
  'another script': 'قهوة بالحليب ☕ קפה \u202egnp.exe',
  'a path and a query': 'a\u0000b/../../etc/passwd"] | *[_type == "customer"]',
  'a huge negative number': '-1e308',
  'a long text': 'x'.repeat(20_000),
}

/** The status of a form whose body does not come, by the length that it is said to have. */
const announced = (url: string, { by }: FormRow, length: string | undefined): Promise<number | undefined> =>
  new Promise((done, failed) => {
    const cookie = [...senders[by].jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const asked = httpRequest(url, {
      method: 'POST',
      headers: {
        cookie,
        origin: shop.origin,
        'content-type': 'application/x-www-form-urlencoded',
        ...(length === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': length }),
      },
    })
    asked.on('error', failed)
    asked.on('response', (answer) => {
      done(answer.statusCode)
      asked.off('error', failed).on('error', () => undefined)
      asked.destroy()
    })
    asked.flushHeaders()
  })

const plain = [200, 303, 400, 404, 409, 413, 422, 429]
/** What is wrong with an answer: a fault, markup that came through, a way out of the shop, or a no without a word. */
function wrongWith({ status, text, location }: Awaited<ReturnType<typeof post>>): string | undefined {
  if (!plain.includes(status)) return `answered ${status}`
  if (/<script>alert|<img src=x/.test(text)) return 'let markup through'
  const home =
    location === '' || /^\/(?![/\\])/.test(location) || [shop.origin, shop.stripe].some((at) => location.startsWith(at))
  if (!home) return `led to ${location}`
  if (status >= 400 && !/<h1|role="alert"|aria-invalid="true"|reason|problems/.test(text))
    return `said ${status} without a word`
  return undefined
}

test('every action of the shop stands in the list of forms', () => {
  const folder = join(import.meta.dirname, 'app/routes')
  const acting = globSync('*.ts*', { cwd: folder })
    .filter((file) => /export async function action/.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replace(/\.tsx?$/, ''))
  // What a page's script says of itself is no form; its own test is behaviour.integration.test.ts
  expect(acting.filter((file) => file !== 'seen').sort()).toEqual([...new Set(allForms.map(({ file }) => file))].sort())
})

describe.each(allForms.map((row) => [titleOf(row), row] as const))('the form %s', (_, row) => {
  test('empty, or without one of its fields, is answered in words', async () => {
    expect(wrongWith(await post(row, new URLSearchParams()))).toBeUndefined()
    for (const field of Object.keys(row.fields)) {
      const { [field]: __, ...rest } = fieldsOf(row)
      const answer = await post(row, new URLSearchParams(rest))
      expect([field, wrongWith(answer)]).toEqual([field, undefined])
    }
  })

  test('without a field that it needs is refused', async () => {
    for (const field of row.needs ?? []) {
      const { [field]: __, ...rest } = fieldsOf(row)
      const { status } = await post(row, new URLSearchParams(rest))
      expect([field, [422, 429].includes(status)]).toEqual([field, true])
    }
  })

  test('takes no hostile value for more than words', async () => {
    for (const field of Object.keys(row.fields))
      for (const [name, value] of Object.entries(hostile)) {
        const answer = await post(row, new URLSearchParams({ ...fieldsOf(row), [field]: value }))
        expect([field, name, wrongWith(answer)]).toEqual([field, name, undefined])
      }
  })

  test('with a field twice, a file for a word, or a field that nobody knows is answered in words', async () => {
    const twice = new URLSearchParams(fieldsOf(row))
    for (const [field, value] of Object.entries(fieldsOf(row))) twice.append(field, value)
    const files = new FormData()
    for (const field of Object.keys(row.fields)) files.set(field, new File(['<svg onload=alert(1)>'], 'a.svg'))
    const more = new URLSearchParams({ ...fieldsOf(row), role: 'administrator', ['__proto__[admin]']: '1' })
    for (const body of [twice, files, more]) expect(wrongWith(await post(row, body))).toBeUndefined()
  })

  test('that is no form, or too large, is refused before it is read', async () => {
    const json = await post(row, '{"intent":"add"}', { 'content-type': 'application/json' })
    const broken = await post(row, '--x\r\nno form', { 'content-type': 'multipart/form-data; boundary=x' })
    expect([json, broken].map(({ status }) => status)).toEqual([400, 400])
    expect([json, broken].map(({ text }) => text.includes('That form could not be read'))).toEqual([true, true])
    const url = shop.origin + real(row.path)
    // What is announced is never sent, so an answer can only come from one who did not wait for it
    expect([await announced(url, row, '1000000000'), await announced(url, row, undefined)]).toEqual([413, 413])
  })

  test('from another site changes nothing', async () => {
    const { status } = await post(row, new URLSearchParams(fieldsOf(row)), { origin: 'https://elsewhere.example' })
    expect(status).toBe(403)
  })
})

test('nothing of all that was a fault, and the books are right', async () => {
  const figures = await (await fetch(`${shop.origin}/metrics`)).text()
  expect(figures.split('\n').filter((line) => /^souk_http_seconds_count.*"POST".*"5xx"/.test(line))).toEqual([])
  await shop.shop.commerce.settle()
  expect(await shop.shop.commerce.verify()).toEqual(opening)
})
