import { createHash, createHmac, randomUUID } from 'node:crypto'
import { StoreBusy, UnknownOutcome } from '@souk/commerce'
import { canonicalJson } from '@souk/kernel'
import { requireShopper, requireStaff } from './caller.ts'
import { createCatalogView } from './catalog-view.ts'
import { answerDocs } from './docs/answer-docs.ts'
import { createIdempotency, type KeptAnswer } from './idempotency.ts'
import { createOrderStream } from './order-stream.ts'
import { Problem, problem, problemResponse } from './problem.ts'
import { createRateLimiter, defaultRateLimit } from './rate-limit.ts'
import { bodyLimit, parse, readBearer, readBody, readLanguages, readQuery } from './read-request.ts'
import type { Call, Route } from './route.ts'
import { createRouter } from './router.ts'
import { allRoutes } from './routes/all-routes.ts'
import type { ApiDependencies, Services } from './services.ts'
import { createTaggedAnswers, matchesTag } from './tagged-answers.ts'

/** The REST API as one function from request to answer. */
export interface Api {
  /**
   * Answers everything below `/api`. Never rejects, and never answers 5xx for what a client can send, but for 503 `busy` and
   * `outcome_unknown`.
   * `address` is the client's, for the rate limit.
   */
  handle(request: Request, context?: { readonly address?: string }): Promise<Response>
  /** Bytes of the longest body that any route takes: whoever reads for us need not read more. */
  readonly longestBody: number
  /** Stops listening to the store. */
  close(): void
}

/** Builds the API. Mounted by the storefront at `/api/*`. */
export function createApi(dependencies: ApiDependencies): Api {
  if (dependencies.secret.length < 16) throw new Error('the API needs a secret of 16 characters or more')
  const nowMs = () => Date.parse(dependencies.clock())
  const limiter = createRateLimiter(dependencies.rateLimit ?? defaultRateLimit, () => performance.now())
  const find = createRouter(allRoutes)
  const { commerce, secret } = dependencies
  const idempotency = createIdempotency({ store: commerce.store, secret, nowMs })
  const services = servicesOf(dependencies, nowMs)
  const asked: Asked = { dependencies, services, idempotency, tagged: createTaggedAnswers() }

  async function answer(request: Request, address: string): Promise<Response> {
    const url = new URL(request.url)
    if (!url.pathname.startsWith('/api/v1/')) return answerDocs(request, dependencies.publicOrigin)
    const wait = limiter.take(address)
    if (wait > 0) throw problem('rate_limited', { retryAfter: wait }, { 'retry-after': String(wait) })
    const { route, params } = find(request.method, url.pathname.slice('/api/v1'.length))
    return answerRoute(asked, { request, url, address, route, params })
  }

  return {
    longestBody: Math.max(...allRoutes.map((route) => route.bodyLimit ?? bodyLimit)),

    async handle(request, { address = 'unknown' } = {}) {
      const given = request.headers.get('x-request-id') ?? ''
      const id = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
      const response = await answer(request, address).catch((fault: unknown) => {
        if (fault instanceof Problem) return problemResponse(fault, id)
        const away = whileAway(fault, request.method)
        dependencies.log(away ? 'warn' : 'error', 'a request failed', {
          request: id,
          method: request.method,
          url: request.url,
          error: fault,
        })
        return problemResponse(away ?? problem('internal'), id)
      })
      response.headers.set('x-request-id', id)
      response.headers.set('x-content-type-options', 'nosniff')
      if (request.method !== 'HEAD') return response
      // A stream that nobody will read must not go on
      await response.body?.cancel()
      return new Response(null, response)
    },
    close() {
      services.catalog.close()
      services.orders.close()
    },
  }
}

/** What is told while the dataset cannot be reached. Only a request that writes nothing may hear that nothing was changed. */
function whileAway(fault: unknown, method: string): Problem | undefined {
  if (fault instanceof StoreBusy && (method === 'GET' || method === 'HEAD'))
    return problem('busy', { retryAfterMs: fault.retryAfterMs })
  return fault instanceof StoreBusy || fault instanceof UnknownOutcome ? problem('outcome_unknown') : undefined
}

interface Asked {
  readonly dependencies: ApiDependencies
  readonly services: Services
  readonly idempotency: ReturnType<typeof createIdempotency>
  readonly tagged: ReturnType<typeof createTaggedAnswers>
}

interface Matched {
  readonly request: Request
  readonly url: URL
  readonly address: string
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

function servicesOf(dependencies: ApiDependencies, nowMs: () => number): Services {
  const { commerce, publicOrigin, imageUrl, secret } = dependencies
  const page = (orderId: string) => `${publicOrigin}/orders/${orderId}`
  return {
    commerce,
    publicOrigin,
    imageUrl,
    catalog: createCatalogView(commerce.store, nowMs),
    orders: createOrderStream(commerce.store),
    derive: (name) => createHmac('sha256', secret).update(name).digest('hex').slice(0, 48),
    returnUrls:
      dependencies.returnUrls ??
      ((orderId, token) => ({
        success: `${page(orderId)}?paid=1&key=${token}`,
        cancel: `${page(orderId)}?key=${token}`,
      })),
  }
}

async function answerRoute(asked: Asked, matched: Matched): Promise<Response> {
  const { request, route, url } = matched
  const bearer = readBearer(request.headers.get('authorization'))
  let member: ReturnType<ApiDependencies['identity']> | undefined
  const staff = async () => {
    member ??= bearer === undefined ? Promise.resolve(undefined) : asked.dependencies.identity(bearer)
    return member
  }
  const { services } = asked
  let known: ReturnType<Call<unknown, unknown, unknown>['person']> | undefined
  const person = async () => {
    known ??= services.commerce.accounts.whoIs(bearer)
    return known
  }
  if (route.access === 'staff') await requireStaff({ bearer, staff, person, services }, route.roles)
  if (route.access === 'shopper') await requireShopper({ person })
  const params = route.params.safeParse(matched.params)
  if (!params.success) throw problem('not_found')
  const query = parse(route.query, readQuery(url))
  const body = route.body ? parse(route.body, await readBody(request, route.bodyLimit)) : undefined
  const name = route.method === 'POST' ? onceName(matched, bearer) : undefined
  const once = name === undefined ? undefined : `k${services.derive(name).slice(0, 40)}`
  const languages = readLanguages(request.headers.get('accept-language'))
  const asker = { address: matched.address, agent: request.headers.get('user-agent') ?? '' }
  const { signal } = request
  const call = {
    params: params.data,
    query,
    body,
    services,
    bearer,
    staff,
    person,
    asker,
    languages,
    once,
    signal,
  }
  if (name === undefined) return respond(asked, matched, call)
  const kept = await asked.idempotency.once(name, services.derive(`body ${canonicalJson(body ?? null)}`), async () => {
    const response = await respond(asked, matched, call).catch((fault: unknown) => {
      if (fault instanceof Problem) return problemResponse(fault, once ?? '')
      throw fault
    })
    return { status: response.status, headers: [...response.headers], body: await response.text() } satisfies KeptAnswer
  })
  return new Response(kept.body, { status: kept.status, headers: [...kept.headers] as [string, string][] })
}

/** Scope of a key: method, path, caller. A caller without a token is told apart by the address. */
function onceName({ request, url, address, route }: Matched, bearer: string | undefined): string | undefined {
  const key = request.headers.get('idempotency-key')
  if (key === null) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw problem('invalid_input', {
      issues: [{ path: 'Idempotency-Key', message: 'Use 1 to 255 printable characters.' }],
    })
  }
  const caller = bearer === undefined ? `address ${address}` : `token ${digest(bearer)}`
  return [route.method, url.pathname, caller, key].join('\n')
}

async function respond(
  asked: Asked,
  { route, request, url }: Matched,
  call: Call<unknown, unknown, unknown>,
): Promise<Response> {
  if (route.tagged) return respondTagged(asked, route, request, url, call)
  const answer = await route.run(call)
  if ('response' in answer) return answer.response
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', ...answer.headers }
  return new Response(JSON.stringify(answer.value), { status: answer.status ?? route.status, headers })
}

/** Catalogue reads depend on the catalogue, the address and the language alone. */
async function respondTagged(
  { services, tagged }: Asked,
  route: Route,
  request: Request,
  url: URL,
  call: Call<unknown, unknown, unknown>,
): Promise<Response> {
  const name = [url.pathname, url.search, ...call.languages].join('\n')
  const { body, etag } = await tagged.get(name, await services.catalog.version(), async () => {
    const answer = await route.run(call)
    return 'value' in answer ? JSON.stringify(answer.value) : ''
  })
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache', vary: 'Accept-Language', etag }
  if (matchesTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { status: route.status, headers })
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
