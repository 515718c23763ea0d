import { writeDisputePack } from '@souk/commerce'
import { systemClock } from '@souk/kernel'
import { z } from 'zod'
import { requireStaff } from '../../caller.ts'
import { problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { OrderId } from '../../schemas/common.ts'

const mayRead = ['administrator', 'manager', 'support'] as const

/** `GET /orders/:id/dispute-pack`: one page that proves the order to a bank, with the words and prices of its purchase. */
export const readDisputePack = defineRoute({
  method: 'GET',
  path: '/orders/:id/dispute-pack',
  id: 'readDisputePack',
  summary: 'Read the evidence for a dispute',
  tag: 'Orders',
  access: 'staff',
  roles: mayRead,
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  status: 200,
  answer: z.string().meta({ description: 'One page of HTML that needs nothing else: to print, or to send.' }),
  media: 'text/html',
  problems: ['order_not_found'],
  async run(call) {
    await requireStaff(call, mayRead)
    const pack = await writeDisputePack(call.services.commerce.store, call.params.id, systemClock())
    if (!pack) throw problem('order_not_found')
    return {
      response: new Response(pack.page, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-disposition': `attachment; filename="order-${pack.number.replace(/[^\w-]/g, '')}.html"`,
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          'cache-control': 'private, no-store',
        },
      }),
    }
  },
})
