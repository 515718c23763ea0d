import { readableTypes, type StaffRole } from '@souk/kernel'
import type { AccessRules } from '@souk/refine-sanity'

const reading = ['list', 'show', 'export'] as const
/** Content that the console lists; every role reads it. */
const contentTypes = ['promotion', 'deliveryZone', 'taxRate'] as const

/** Everybody keeps views of his own lists. */
const viewActs = ['saveView', 'removeView', 'restoreView', 'chooseDefaultView']

/** Reading is what the lake's grants say; acts are added to it, on types that the role reads. */
const withReading = (role: StaffRole, acts: AccessRules[string]): AccessRules[string] =>
  Object.fromEntries(
    [...contentTypes, ...readableTypes[role]].map((type) => {
      const own = acts[type] ?? []
      return [type, own === '*' ? own : [...reading, ...own]]
    }),
  )

/**
 * Who sees which act. Drawn from the same roles that the command API checks; the API and the lake decide again, so a
 * row too many here shows a button that is refused, and never does more.
 */
export const accessRules: AccessRules = {
  administrator: { '*': '*' },
  manager: { '*': '*' },
  server: { '*': '*' },
  support: withReading('support', {
    fulfillment: ['cancelFulfillment', 'rerouteFulfillment', 'previewReroute', 'previewMissing', 'settleSubstitution'],
    order: [
      'cancelOrder',
      'holdOrder',
      'releaseOrder',
      'previewOrderEdit',
      'editOrder',
      'refundOrder',
      'openReturn',
      'previewPhoneOrder',
      'placePhoneOrder',
      'sendPaymentLink',
      'checkPayment',
    ],
    return: [
      'previewExchange',
      'exchangeReturn',
      'approveReturn',
      'rejectReturn',
      'receiveReturn',
      'closeReturn',
      'cancelReturn',
    ],
    customer: ['exportCustomer'],
    ticket: '*',
    message: ['resendMessage', 'previewMessage'],
    effect: ['retryEffect'],
    savedView: viewActs,
  }),
  picker: withReading('picker', {
    fulfillment: [
      'claimFulfillment',
      'pickFulfillment',
      'previewMissing',
      'reportMissing',
      'settleSubstitution',
      'packFulfillment',
      'handOverFulfillment',
      'deliverFulfillment',
      'createLabel',
    ],
    savedView: viewActs,
  }),
  analyst: withReading('analyst', { auditEntry: ['readAudit'], savedView: viewActs }),
}
