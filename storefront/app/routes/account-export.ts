import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '../account/person.server.ts'

/** Everything that is held of the shopper, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customer } = await requirePerson(context, request)
  const all = await context.shop.commerce.accounts.exportAll(customer._id)
  return new Response(JSON.stringify(all, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
      'Cache-Control': 'no-store',
    },
  })
}
