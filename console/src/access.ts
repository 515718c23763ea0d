import type { AccessRules } from '@souk/refine-sanity'

const readAll = ['list', 'show', 'export'] as const

/**
 * Who sees which act. Drawn from the same roles that the command API checks; the API and the lake decide again, so a
 * row too many here shows a button that is refused, and never does more.
 */
export const accessRules: AccessRules = {
  administrator: { '*': '*' },
  manager: { '*': '*' },
  server: { '*': '*' },
  support: {
    '*': readAll,
    fulfillment: [...readAll, 'cancelFulfillment'],
    order: [...readAll, 'cancelOrder', 'refundOrder', 'sendPaymentLink', 'checkPayment'],
    customer: [...readAll, 'exportCustomer'],
    ticket: '*',
    message: [...readAll, 'resendMessage', 'previewMessage'],
    effect: [...readAll, 'retryEffect'],
  },
  picker: {
    '*': readAll,
    fulfillment: [
      ...readAll,
      'pickFulfillment',
      'packFulfillment',
      'handOverFulfillment',
      'deliverFulfillment',
      'createLabel',
    ],
  },
  analyst: { '*': readAll, auditEntry: [...readAll, 'readAudit'] },
}
