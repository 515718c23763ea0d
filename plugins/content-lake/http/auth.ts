import { createTurns, TooManyWaiting } from '../auth/turns.ts'
import type { PersonConfig } from '../config.ts'
import { maySignInFor } from './cors.ts'
import { type Endpoint, type Exchange, unauthorized } from './exchange.ts'
import { badRequest } from './http-error.ts'
import type { LakeRequest } from './lake-request.ts'
import { isLoopbackHost } from './loopback.ts'
import { readBytes } from './read-body.ts'
import { json, page } from './responses.ts'
import { signInPage } from './sign-in-page.ts'

/** `GET /auth/providers`: one provider, this lake's own sign-in page. */
export const providers: Endpoint = ({ url }) =>
  json({
    providers: [{ name: 'local', title: 'Content Lake', url: `${url.origin}/v1/auth/login/local` }],
    thirdPartyLogin: false,
  })

/**
 * `GET /auth/login/<any>?origin=<return>`: the page where one signs in with a token, or as one of the demo people.
 * Those are offered only when the lake was asked by a loopback name.
 */
export const signIn: Endpoint = (exchange) => {
  const origin = returnAddress(exchange, exchange.url.searchParams.get('origin'))
  return page(signInPage({ origin, people: demoPeople(exchange), problem: '' }))
}

/**
 * `POST /auth/login/<any>`: the page's form, `origin` with a `token`, a `person`, or `email` and `password`. Sends the
 * browser back to the origin with a one-time code (`#sid=...`) for {@link fetchToken}. Origins that are not allowed are
 * refused, or anyone could have a code sent to their own page. 429 with Retry-After after too many wrong passwords.
 */
export const submitSignIn: Endpoint = async (exchange) => {
  const form = new URLSearchParams(new TextDecoder().decode(await readBytes(exchange.request, 16_384)))
  const origin = returnAddress(exchange, form.get('origin'))
  const found = await tokenFor(exchange, form)
  if ('problem' in found) {
    const { problem, wait } = found
    const answer = page(signInPage({ origin, people: demoPeople(exchange), problem }), wait ? 429 : 401)
    if (wait) answer.headers.set('retry-after', String(wait))
    return answer
  }
  const target = new URL(origin)
  target.hash = `sid=${exchange.lake.directory.issueCode(found.token)}`
  return new Response(null, { status: 303, headers: { location: target.href, 'cache-control': 'no-store' } })
}

/** `GET /auth/fetch?sid=<code>`: exchanges a code for its token, once. 401 when the code is spent or unknown. */
export const fetchToken: Endpoint = ({ url, lake }) => {
  const token = lake.directory.redeemCode(url.searchParams.get('sid') ?? '')
  if (token === undefined) throw unauthorized('Session not found')
  return json({ token, label: 'Content Lake' })
}

/** `POST /auth/logout`: ends the session of the caller's token; configured tokens stay good. */
export const logout: Endpoint = ({ request, lake }) => {
  const token = bearerToken(request)
  if (token !== undefined) lake.directory.closeSession(token)
  return new Response(null, { status: 204 })
}

/** The token of an `Authorization: Bearer` header. */
export function bearerToken(request: LakeRequest): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}

type Found = { readonly token: string } | { readonly problem: string; readonly wait?: number }

async function tokenFor(exchange: Exchange, form: URLSearchParams): Promise<Found> {
  const { directory } = exchange.lake
  const chosen = form.get('person')
  if (chosen !== null) {
    const person = demoPeople(exchange).find(({ id }) => id === chosen)
    return person ? { token: directory.openSession(person) } : { problem: 'Nobody of that name is offered here.' }
  }
  const email = form.get('email')
  if (email !== null) return tokenForPassword(exchange, email.trim().toLowerCase(), form.get('password') ?? '')
  const token = (form.get('token') ?? '').trim()
  return directory.identify(token) ? { token } : { problem: 'That token is not known here.' }
}

async function tokenForPassword({ lake }: Exchange, email: string, password: string): Promise<Found> {
  const wait = lake.throttle.wait(email)
  if (wait > 0) return { problem: `Too many wrong passwords. Try again in ${Math.ceil(wait / 60)} minutes.`, wait }
  // Counted before it is checked, so that many at once are not all let through
  lake.throttle.failed(email)
  const person = await checkInTurn(() => lake.directory.checkPassword(email, password.slice(0, 200))).catch(turnedAway)
  if (person === 'busy') return { problem: 'Too many people are signing in. Try again in a moment.', wait: 5 }
  if (!person) return { problem: 'That e-mail address and password do not belong together.' }
  lake.throttle.succeeded(email)
  return { token: lake.directory.openSession(person) }
}

/** A check takes a tenth of a second and 32 MB on purpose: without a bound, strangers could fill the machine with them. */
const checkInTurn = createTurns(2, 50)

function turnedAway(cause: unknown): 'busy' {
  if (cause instanceof TooManyWaiting) return 'busy'
  throw cause
}

const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** People without passwords are offered to this machine's own browser alone: never through a proxy, never by a public lake. */
function demoPeople({ lake, url, request }: Exchange): readonly PersonConfig[] {
  const { publicOrigin } = lake.config
  const ownLake = publicOrigin === undefined || isLoopbackHost(new URL(publicOrigin).host)
  const direct = forwarded.every((name) => !request.headers.has(name))
  return ownLake && direct && isLoopbackHost(url.host) ? lake.config.people.filter((person) => person.passwordless) : []
}

function returnAddress({ lake, url }: Exchange, origin: string | null): string {
  if (origin === null) return `${url.origin}/`
  if (URL.canParse(origin)) {
    const address = new URL(origin)
    if (address.origin === url.origin || maySignInFor(lake, address.origin)) return address.href
  }
  throw badRequest('The address to return to is not an allowed origin')
}
