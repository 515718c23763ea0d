import { missing } from '../failure.ts'
import { listing, pagingNames } from '../listing.ts'
import { type Operation, operation } from '../operation.ts'

/** Disputes: read and list. They are opened through the control API. */
export const disputes: readonly Operation[] = [
  operation({
    method: 'GET',
    path: '/v1/disputes/:id',
    request: 'request.disputes.retrieve',
    takes: [],
    run(desk, _params, id) {
      const dispute = desk.store.get('dispute', id)
      if (!dispute) throw missing('dispute', id)
      return dispute
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/disputes',
    request: 'request.disputes.list',
    takes: [...pagingNames, 'created', 'charge', 'payment_intent'],
    run: (desk, params) =>
      listing(desk, 'dispute', '/v1/disputes', params, {
        charge: params.charge,
        payment_intent: params.payment_intent,
      }),
  }),
]
