import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import type { Away, Sent } from '../app/away/away.ts'
import type { Pages } from './pages.ts'

type Route = NonNullable<ServerBuild['routes'][string]>

/** What a form may weigh whose words are kept; its files are not. */
const mostKeptBytes = 16 * 1024 * 1024
const secret = /password|^current$|^token$/i

/** What became of a request's form, for the loaders that draw its page. */
interface Unsettled {
  readonly sent: () => Promise<Sent | undefined>
  /** The route whose action could not ask the dataset, and how long that should rest. */
  readonly failed?: { readonly route: string; readonly restMs: number }
}

/** By what a request carries: forms that were refused or could not be settled, which shall not be lost with their page. */
const unsettled = new WeakMap<object, Unsettled>()

const weigh = (request: Request): number => Number(request.headers.get('Content-Length') ?? Number.NaN)

/** What no page repeats. What stands in the address of the form, as in a mail's link, is said by that anyway. */
const isSecret = (name: string, value: string, address: URLSearchParams): boolean =>
  secret.test(name) && value !== '' && address.get(name) !== value

/** Under its name: what has to be given once more. */
function againOf(
  [name, value]: readonly [string, FormDataEntryValue],
  address: URLSearchParams,
): readonly (readonly [string, Sent['again'][number]])[] {
  if (typeof value !== 'string') return value.size > 0 ? [[name, { name, kind: 'file' }]] : []
  if (!isSecret(name, value, address)) return []
  return [[name, { name, kind: /^token$/i.test(name) ? 'token' : 'password' }]]
}

/** The form of a request, read from a copy that nobody else reads. */
async function sentOf(copy: Request, index: boolean): Promise<Sent | undefined> {
  const form = await copy.formData().catch(() => undefined)
  if (!form) return undefined
  const { pathname, searchParams } = new URL(copy.url)
  if (index) searchParams.set('index', '')
  const query = searchParams.size > 0 ? `?${searchParams}` : ''
  const entries = [...form]
  return {
    to: `${pathname.replace(/\.data$/, '')}${query}`,
    // Without its page there is nothing to stay on
    fields: entries.flatMap(([name, value]) =>
      typeof value === 'string' && !isSecret(name, value, searchParams) && name !== 'stay'
        ? [[name, value] as const]
        : [],
    ),
    again: [...new Map(entries.flatMap((entry) => againOf(entry, searchParams))).values()],
  }
}

const isNo = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'init' in answer &&
  ((answer.init as ResponseInit | null)?.status ?? 200) >= 400

/** 503 with when to come again, and what was sent. */
function away(restMs: number, sent: Sent | undefined) {
  const told: Away = { reason: 'away', ...(sent && { sent }) }
  const seconds = String(Math.max(1, Math.ceil(restMs / 1000)))
  return data(told, { status: 503, headers: { 'Retry-After': seconds } })
}

/**
 * An action that fails takes the frame of its page with it. Where a whole page is asked for it answers nothing instead, and
 * the loader beside it fails: the frame is drawn around that.
 */
function tellingAction(route: Route, action: NonNullable<Route['module']['action']>) {
  return async (args: ActionFunctionArgs): Promise<unknown> => {
    const { context } = args
    const copy = weigh(args.request) <= mostKeptBytes ? args.request.clone() : undefined
    let read: Promise<Sent | undefined> | undefined
    const sent = () => (read ??= copy ? sentOf(copy, route.index === true) : Promise.resolve(undefined))
    try {
      const answer: unknown = await action(args)
      if (isNo(answer)) unsettled.set(context, { sent })
      return answer
    } catch (error) {
      const restMs = context.shop.restAfter(error)
      if (restMs === undefined) throw error
      if (!context.whole || !route.module.loader) throw away(restMs, await sent())
      unsettled.set(context, { sent, failed: { route: route.id, restMs } })
      return data(null, { status: 503 })
    }
  }
}

function tellingLoader(route: Route, loader: NonNullable<Route['module']['loader']>) {
  return async (args: LoaderFunctionArgs): Promise<unknown> => {
    const { sent, failed } = unsettled.get(args.context) ?? {}
    if (failed?.route === route.id) throw away(failed.restMs, await sent?.())
    try {
      return await loader(args)
    } catch (error) {
      const restMs = args.context.shop.restAfter(error)
      throw restMs === undefined ? error : away(restMs, await sent?.())
    }
  }
}

function telling(route: Route): Route {
  const { loader, action } = route.module
  const own = {
    ...(action && { action: tellingAction(route, action) }),
    ...(loader && { loader: tellingLoader(route, loader) }),
  }
  // Under the types of the router a handler may answer nothing at all
  return { ...route, module: { ...route.module, ...own } as Route['module'] }
}

const tellingBuild = (build: ServerBuild): ServerBuild => ({
  ...build,
  routes: Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [id, route === undefined ? route : telling(route)]),
  ),
})

/** The same build, whose routes answer 503 while the dataset is away, and lose nothing that a shopper typed. */
export const tellingAway = ({ build }: Pages): Pages['build'] =>
  typeof build === 'function' ? async () => tellingBuild(await build()) : tellingBuild(build)
