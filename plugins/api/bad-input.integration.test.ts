import { beforeAll, describe, expect, test } from 'vitest'
import { allExamples } from './examples/all-examples.ts'
import type { Example } from './examples/example.ts'
import { bodyLimit } from './read-request.ts'
import { allRoutes } from './routes/all-routes.ts'
import { tokenOf } from './testing/api-floor.ts'
import { exchanged, openExampleFloor } from './testing/example-floor.ts'
import { answerIsWrong } from './testing/shots.ts'

/** Ways to send something that is no body for any route, and how each is answered. */
const noBodies: Readonly<Record<string, readonly [unknown, number, string]>> = {
  'is no JSON': ['{"a":', 400, 'malformed_json'],
  'is a list': ['[]', 422, 'invalid_input'],
  'is a word': ['"order"', 422, 'invalid_input'],
  'has a field that nobody knows': ['{"colour":"red"}', 422, 'invalid_input'],
}
/** Values that stand in a field's place. Each is refused or taken as words, never more. */
const hostile: Readonly<Record<string, unknown>> = {
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'another script': 'قهوة بالحليب ☕ קפה \u202egnp.exe',
  'half a character': '\ud800',
  'a null byte': 'a\u0000b',
  'a query': '"] | *[_type == "customer"]',
  'a path': '../../etc/passwd',
  'a prototype': { ['__proto__']: { admin: true }, constructor: {} },
  'a huge number': 1e308,
  'a negative number': -1,
  nothing: null,
  'a list': [[]],
  'a long text': 'x'.repeat(20_000),
}

type Floor = Awaited<ReturnType<typeof openExampleFloor>>
let floor: Floor
let sent = 0
beforeAll(async () => {
  floor = await openExampleFloor()
  const own = floor.live.get('ownOrder') ?? ''
  floor.live.set('order', own).set('orderToken', floor.commerce.accessToken(own))
  floor.live
    .set('fulfillment', `fulfillment.${own.slice('order.'.length)}-1`)
    .set('cart', await floor.cart({ LATTE: 1 }))
  floor.live.set('sessionToken', (await floor.tokenFor('shopper')) ?? '')
})

const withBody = allRoutes.filter(({ body }) => body !== undefined)
const exampleOf = (id: string): Example => {
  const found = allExamples.find((each) => each.id === id)
  if (!found) throw new Error(`${id} has no example`)
  return found
}

async function send(id: string, body: unknown, options: { readonly type?: string } = {}) {
  const route = allRoutes.find((each) => each.id === id)
  if (!route) throw new Error(`no route ${id}`)
  const example = exampleOf(id)
  const params: Readonly<Record<string, string>> = exchanged(example.params ?? {}, floor.live, 'live')
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const staff = ['manager', 'picker', 'support'].find((role) => role === example.by)
  const shopper = example.by === 'shopper' || example.by === 'leaver' ? floor.live.get('sessionToken') : undefined
  const token = staff ? tokenOf('manager') : (shopper ?? (await floor.tokenFor(example.by)))
  const answer = await floor.ask(route.method, path, {
    body,
    // Limits of one address are proven elsewhere
    address: `198.51.100.${(sent += 1) % 250}`,
    ...(token === undefined ? {} : { token }),
    ...(options.type === undefined ? {} : { headers: { 'content-type': options.type } }),
  })
  const media = answer.headers.get('content-type') ?? ''
  return { ...answer, wrong: answerIsWrong(route, answer.status, media, answer.body) }
}

describe.each(withBody.map(({ id }) => id))('%s', (id) => {
  test.each(Object.entries(noBodies))('refuses a body that %s', async (_, [body, status, code]) => {
    const answer = await send(id, body)
    expect([answer.status, answer.body['code'], answer.wrong]).toEqual([status, code, undefined])
  })

  test('refuses a body that is too large', async () => {
    const most = withBody.find((each) => each.id === id)?.bodyLimit ?? bodyLimit
    const answer = await send(id, `{"a":"${'x'.repeat(most)}"}`)
    expect([answer.status, answer.body['code'], answer.wrong]).toEqual([413, 'body_too_large', undefined])
  })

  test('refuses another media type', async () => {
    const answer = await send(id, 'a=b', { type: 'application/x-www-form-urlencoded' })
    expect([answer.status, answer.body['code']]).toEqual([415, 'unsupported_media_type'])
  })

  test('takes no hostile value for more than words: refused with its field, or answered as the document says', async () => {
    const right = exchanged(exampleOf(id).body ?? {}, floor.live, 'live')
    const fields = Object.keys(Object(right) as object)
    for (const field of fields)
      for (const [name, value] of Object.entries(hostile)) {
        const answer = await send(id, { ...Object(right), [field]: value })
        expect([field, name, answer.wrong]).toEqual([field, name, undefined])
        // A command names places within its own input
        if (answer.body['code'] !== 'invalid_input' || id === 'runCommand') continue
        const [first] = answer.body['issues'] as readonly { path: string; message: string }[]
        expect([field, name, first?.path.split('.')[0], (first?.message ?? '') !== '']).toEqual([
          field,
          name,
          field,
          true,
        ])
      }
    expect(floor.faults).toEqual([])
  })

  test('names each required field that is missing', async () => {
    const right: Readonly<Record<string, unknown>> = Object(exchanged(exampleOf(id).body ?? {}, floor.live, 'live'))
    const schema = allRoutes.find((each) => each.id === id)?.body
    for (const field of Object.keys(right)) {
      const { [field]: _, ...rest } = right
      if (schema?.safeParse(rest).success) continue
      const { status, body } = await send(id, rest)
      const paths = (body['issues'] as readonly { path: string }[]).map(({ path }) => path)
      expect([field, status, paths]).toEqual([field, 422, expect.arrayContaining([field])])
    }
  })
})

test('nothing of all that broke an invariant', async () => {
  await floor.commerce.settle()
  expect([floor.faults, await floor.commerce.verify()]).toEqual([[], []])
})
