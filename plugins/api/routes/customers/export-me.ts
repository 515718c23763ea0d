import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { defineRoute } from '../../route.ts'
import { Export } from '../../schemas/customers.ts'

/** `GET /me/export`: everything that we hold of the shopper, as it is stored. */
export const exportMe = defineRoute({
  method: 'GET',
  path: '/me/export',
  id: 'exportMe',
  summary: 'Export the account',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: Export,
  problems: [],
  async run(call) {
    const { customer } = await requireShopper(call)
    const all = await call.services.commerce.accounts.exportAll(customer._id)
    const headers = { 'content-disposition': 'attachment; filename="my-data.json"' }
    return { value: { exportedAt: String(all['exportedAt']), ...all }, headers }
  },
})
