import type { ActionFunctionArgs } from '@remix-run/node'
import { openCalls } from '../behaviour/calls.server.ts'
import { note } from '../behaviour/note.server.ts'
import { parseSeen } from '../behaviour/parse-seen.ts'
import { openShop } from '../open-shop.ts'

const calls = openCalls(60, 60_000)
const longest = 1000

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } })

/**
 * `POST /seen {path}`: a product's page was opened by a script. 204 whether or not anything was noted, so that nobody
 * learns from it; 413 and 422 for what no page of ours sends; 429 with `Retry-After`. Called by `useSeen`.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { catalog } = openShop(context)
  if (request.method !== 'POST') return loader()
  const wait = calls.take(context.address, Date.parse(context.shop.clock()))
  if (wait > 0) return new Response(null, { status: 429, headers: { 'Retry-After': String(wait) } })
  const tooLong = () => Response.json({ reason: `Send at most ${longest} characters.` }, { status: 413 })
  // Four bytes are the most that a character takes; whoever does not say how many there are is not read at all
  if (!(Number(request.headers.get('Content-Length') ?? Number.NaN) <= 4 * longest)) return tooLong()
  const body = await request.text()
  if (body.length > longest) return tooLong()
  const seen = parseSeen(body)
  if ('problems' in seen) return Response.json({ problems: seen.problems }, { status: 422 })
  const product = catalog.byHandle.get(seen.handle)?.product._id
  if (product) await note(context, request, { kind: 'view', product })
  return new Response(null, { status: 204 })
}
