import { missing } from '../failure.ts'
import { listing, pagingNames } from '../listing.ts'
import { type Operation, operation } from '../operation.ts'

/** Charges: read and list. */
export const charges: readonly Operation[] = [
  operation({
    method: 'GET',
    path: '/v1/charges/:id',
    request: 'request.charges.retrieve',
    takes: [],
    run(desk, _params, id) {
      const charge = desk.store.get('charge', id)
      if (!charge) throw missing('charge', id)
      return charge
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/charges',
    request: 'request.charges.list',
    takes: [...pagingNames, 'created', 'payment_intent'],
    run: (desk, params) => listing(desk, 'charge', '/v1/charges', params, { payment_intent: params.payment_intent }),
  }),
]
