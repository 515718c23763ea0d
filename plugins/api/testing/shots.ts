import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { openApiDocument } from '../openapi.ts'
import { allExamples } from '../examples/all-examples.ts'
import type { Route } from '../route.ts'
import { allRoutes } from '../routes/all-routes.ts'
import { accountBodies } from './account-bodies.ts'
import { type apiOver, orderBody, tokenOf } from './api-floor.ts'

/** The document that answers are held against. */
export const document = openApiDocument('https://shop.example')
const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema({ ...document, $id: 'openapi' })

/** One request, as data: the report of a failure can be sent again. */
interface Shot {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly token: string | undefined
  readonly key: string | undefined
}

/** Ids that exist, and the bearer of the order. */
export type Known = {
  readonly cart: string
  readonly order: string
  readonly fulfillment: string
  readonly bearer: string
  /** More orders and fulfillments: one unpaid, some paid. */
  readonly others?: readonly string[]
  readonly ticket?: string
  readonly ticketBearer?: string
  /** Tokens of shoppers who are signed in, or names that stand for them. */
  readonly shoppers: readonly string[]
}

/** Values of the right shape that exist, and some that do not. */
const paramValues = (known: Known): Readonly<Record<string, readonly string[]>> => ({
  handle: ['latte', 'none'],
  sku: ['LATTE', 'MOCHA', 'NONE', 'a.b', 'variant latte'],
  id: [known.cart, known.order, known.fulfillment, 'cart.none00000', 'order.none', 'fulfillment.none-1'],
  key: ['home', '01jd3k8zq4x5v6w7y8z9a0b1c2', 'none'],
  code: ['TEN', 'none', '%', '☕'],
  name: ['adjustStock', 'cancelOrder', 'placeOrder', 'pickFulfillment', 'cancelFulfillment', 'toString'],
})

const queryValues: Readonly<Record<string, readonly string[]>> = {
  limit: ['1', '20', '100', '0', '101', '-1', '1.5', ''],
  cursor: ['WyIiLCJhIl0', 'WzEsMl0', 'e30', 'nonsense'],
  sort: ['price', '-price', 'title', 'newest', 'rank'],
  in_stock: ['true', 'false', 'maybe'],
  dry_run: ['true', 'false', 'maybe'],
  min_price: ['0', '480', '999999999', '1e3'],
  max_price: ['0', '481', 'x'],
  category: ['coffee', ''],
  q: ['latte', 'é ☕', '%', ''],
  sku: ['LATTE', '"; *', '\\'],
  location: ['location-ferry', 'none', '$x'],
}

const bodies = (known: Known): Readonly<Record<string, readonly unknown[]>> => ({
  createCart: [{}, { language: 'en' }],
  applyPromotion: [{ code: 'TEN' }, { code: 'ten' }, { code: 'none' }],
  setCartLine: [{ quantity: 1 }, { quantity: 0 }, { quantity: 9_999 }],
  placeOrder: [
    orderBody(known.cart),
    orderBody(known.cart, { payment: { provider: 'cash' } }),
    orderBody('cart.none00000'),
    orderBody(known.cart, { total: { amount: 871, currency: 'USD' } }),
    orderBody(known.cart, { address: { ...orderBody('').address, geopoint: { lat: 37.79, lng: -122.39 } } }),
  ],
  refundOrder: [
    { reason: 'Cold' },
    { lines: [{ sku: 'LATTE', quantity: 1 }], reason: 'Cold' },
    { amount: 100, reason: 'Goodwill' },
    { amount: { amount: 100, currency: 'USD' }, reason: 'Goodwill' },
    { amount: { amount: 100, currency: 'EUR' }, reason: 'Goodwill' },
  ],
  editOrder: [
    { lines: [{ sku: 'LATTE', quantity: 1 }], reason: 'They called' },
    {
      lines: [
        { sku: 'LATTE', quantity: 0 },
        { sku: 'MOCHA', quantity: 2 },
      ],
      reason: 'They called',
      expectedTotal: 871,
    },
  ],
  holdOrder: [{ reason: 'risk review' }, { reason: 'shopper asked', note: 'x' }],
  releaseOrder: [{}, { reason: 'risk review' }],
  openReturn: [
    { kind: 'return', lines: [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }] },
    { kind: 'claim', lines: [{ sku: 'LATTE', quantity: 1, reason: 'missing' }], note: 'x', approved: true },
  ],
  retryPayment: [{}, { provider: 'stripe' }, { provider: 'paypal' }],
  cancelFulfillment: [{}, { reason: 'Cold oven', note: 'x' }],
  cancelOrder: [{}, { reason: 'Late', note: 'x' }],
  ...accountBodies,
  openTicket: [
    { subject: 'Late', message: 'Where is it?', email: 'amira@example.com' },
    { subject: 'Beans', message: 'Which grind?', category: 'product', product: 'latte' },
    { subject: 'Late', message: 'Where is it?', order: known.order },
  ],
  sayOnTicket: [{ message: 'And now?' }, { message: 'A note', internal: true }],
  adjustStock: [
    { sku: 'LATTE', location: 'location-ferry', delta: -1, reason: 'waste' },
    { sku: 'LATTE', location: 'location-ferry', counted: 4, reason: 'count' },
  ],
  pickFulfillment: [{}, { lines: [{ sku: 'LATTE', quantity: 1 }] }],
  packFulfillment: [{}],
  handOverFulfillment: [{}, { courier: 'Sam' }],
  deliverFulfillment: [{}, { pin: '0000' }],
  runCommand: [
    { input: { sku: 'LATTE', location: 'location-ferry', delta: 1, reason: 'found' } },
    { input: { orderId: known.order, reason: 'x' } },
    { input: { fulfillmentId: known.fulfillment } },
  ],
})

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>('', '\0', '\ud800', '__proto__', 'x'.repeat(300), 1e308, -1, 0.5, null, [], {}, [[]]),
)

/** A body that is right, or right but for one place, or nothing of the kind. */
function bodyOf(base: readonly unknown[]): fc.Arbitrary<unknown> {
  const right = fc.constantFrom(...base)
  const bent = fc
    .tuple(right, fc.nat(40), odd, fc.boolean())
    .map(([value, place, other, drop]) => bend(value, place, other, drop))
  return fc.oneof({ weight: 4, arbitrary: right }, { weight: 5, arbitrary: bent }, { weight: 1, arbitrary: odd })
}

/** Replaces, drops or adds one place, counted from the outside in. */
function bend(value: unknown, place: number, other: unknown, drop: boolean): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return other
  const entries = Object.entries(value)
  const at = place % (entries.length + 1)
  const [name, inner] = entries[at] ?? ['added', undefined]
  if (inner !== undefined && typeof inner === 'object' && place > 20)
    return { ...value, [name]: bend(inner, place - 20, other, drop) }
  const rest = entries.filter(([key]) => key !== name)
  return Object.fromEntries(drop && at < entries.length ? rest : [...rest, [name, other]])
}

/** The id that a route is about, a few times over: most requests should get past the first fence. */
function ownId(known: Known, path: string): readonly string[] {
  const kinds = [
    ['/carts', known.cart],
    ['/orders', known.order],
    ['/fulfillments', known.fulfillment],
    ['/me/orders', known.order],
    ['/tickets', known.ticket ?? 'ticket.none'],
  ] as const
  const kind = (id: string) => id.slice(0, id.indexOf('.'))
  return kinds.flatMap(([start, id]) => {
    const others = (known.others ?? []).filter((other) => kind(other) === kind(id))
    return path.startsWith(start) ? [id, id, id, id, ...others] : []
  })
}

/** Tokens that the route lets in: half of the requests carry one. */
function rightTokens(known: Known, { access, roles }: Route): readonly (string | undefined)[] {
  if (access === 'staff') return (roles ?? ['server' as const]).map(tokenOf)
  if (access === 'order') return [known.bearer]
  if (access === 'ticket') return [known.ticketBearer]
  return access === 'shopper' && known.shoppers.length > 0 ? known.shoppers : [undefined]
}

/** What the reference sends there. */
const told = (id: string): readonly unknown[] =>
  allExamples.filter((each) => each.id === id).map(({ body }) => body ?? {})

/** Routes that hash a password, or after which somebody has to sign in again: slow on purpose, so asked less often. */
const costly: ReadonlySet<string> = new Set([
  'register',
  'signIn',
  'completeReset',
  'eraseMe',
  'signOut',
  'signOutEverywhere',
  'endSession',
])

/** Requests to any route: right ones, right but for one place, and nothing of the kind. */
export function shots(known: Known): fc.Arbitrary<Shot> {
  const junk = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('..', '%00', '%zz', '☕', ' ', 'a/b'))
  const routes = allRoutes.filter(({ media }) => media === undefined)
  const common = fc.constantFrom(...routes.filter(({ id }) => !costly.has(id)))
  const rare = fc.constantFrom(...routes.filter(({ id }) => costly.has(id)))
  return fc.oneof({ weight: 30, arbitrary: common }, { weight: 1, arbitrary: rare }).chain((route) => {
    const params = Object.keys(route.params.shape).map((name) => {
      const own = name === 'id' ? ownId(known, route.path) : []
      const values = fc.constantFrom(...own, ...(paramValues(known)[name] ?? ['x']))
      return [name, fc.oneof({ weight: 6, arbitrary: values }, { weight: 1, arbitrary: junk })] as const
    })
    const names = [...Object.keys(route.query.shape), 'unknown']
    const query = fc
      .dictionary(fc.constantFrom(...names), junk, { maxKeys: 2 })
      .chain((picked) =>
        fc.record(
          Object.fromEntries(
            Object.keys(picked).map(
              (name) => [name, fc.oneof(fc.constantFrom(...(queryValues[name] ?? ['x'])), junk)] as const,
            ),
          ),
        ),
      )
    const staff = fc.constantFrom(tokenOf('manager'), tokenOf('picker'), tokenOf('analyst'), tokenOf('server'))
    const anyToken = [undefined, known.bearer, known.ticketBearer, ...known.shoppers, 'nobody', '\u007e']
    return fc.record({
      route: fc.constant(route),
      params: fc.record(Object.fromEntries(params)),
      query: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: query }),
      body: bodyOf(bodies(known)[route.id] ?? told(route.id)),
      token: fc.oneof(fc.constantFrom(...rightTokens(known, route)), staff, fc.constantFrom(...anyToken)),
      key: fc.constantFrom(undefined, undefined, 'key-1', 'key-2'),
    })
  })
}

/** Sends a request; says what is wrong with the answer by the document, or undefined. */
export async function fire(
  { ask }: Pick<ReturnType<typeof apiOver>, 'ask'>,
  shot: Shot,
  address?: string,
): Promise<{ status: number; wrong: unknown }> {
  const { route } = shot
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(shot.params[name]?.toWellFormed() ?? ''),
  )
  const query = new URLSearchParams(shot.query).toString()
  const answer = await ask(route.method, query === '' ? path : `${path}?${query}`, {
    ...(route.body ? { body: shot.body } : {}),
    ...(shot.token === undefined ? {} : { token: shot.token }),
    ...(shot.key === undefined ? {} : { key: shot.key }),
    ...(address === undefined ? {} : { address }),
  })
  if (!answer.headers.has('x-request-id')) return { status: answer.status, wrong: 'an answer without a request id' }
  return {
    status: answer.status,
    wrong: answerIsWrong(route, answer.status, answer.headers.get('content-type') ?? '', answer.body),
  }
}

const pointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1')

/** What the OpenAPI document says against an answer; undefined when it is as promised. */
export function answerIsWrong(route: Route, status: number, media: string, body: unknown): unknown {
  if (status >= 500 && status !== 503) return { status, body }
  const path = pointer(route.path.replaceAll(/:(\w+)/g, '{$1}'))
  const operation = `openapi#/paths/${encodeURIComponent(path)}/${route.method.toLowerCase()}`
  const validate = ajv.getSchema(`${operation}/responses/${status}/content/${pointer(media)}/schema`)
  if (!validate) return `${route.id}: ${status} ${media} is not in the document`
  return validate(body) ? undefined : { status, body, errors: validate.errors }
}
