/**
 * Types that only commands change: the lake lets no token but the server's write them in the shop's dataset, and the
 * Studio offers no form, copy or deletion for them.
 */
export const operationalTypes = [
  'stockLevel',
  'stockMovement',
  'stockTransfer',
  'stockCount',
  'purchaseOrder',
  'promotionCode',
  'cart',
  'order',
  'fulfillment',
  'shipment',
  'payment',
  'refund',
  'return',
  'customer',
  'credential',
  'session',
  'emailClaim',
  'ticket',
  'effect',
  'event',
  'message',
  'rollup',
  'rollupCursor',
  'numberBlock',
  'auditEntry',
] as const
