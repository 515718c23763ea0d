import type { LoaderFunctionArgs } from '@remix-run/node'
import { isShown } from '@souk/support'
import { allowTicket } from '../support/ticket-access.server.ts'

/** `GET /support/tickets/:id/files/:key`: a file of the thread, for whoever may see the ticket. Never run by a browser. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { _id } = await allowTicket(context.shop, request, params.id)
  const file = await context.shop.commerce.support.file(_id, params.key ?? '', 'shopper')
  if (!file) return new Response('There is no such file.', { status: 404, headers: { 'Content-Type': 'text/plain' } })
  const name = encodeURIComponent(file.name).replaceAll("'", '%27')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `${isShown(file.type) ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
