import type { StaffRole } from './actor.ts'
import { operationalTypes } from './operational-types.ts'

export type OperationalType = (typeof operationalTypes)[number]

/** What proves who somebody is, and answers kept for repeats: the server's alone, whoever else asks. */
const secretTypes = [
  'credential',
  'session',
  'verification',
  'emailClaim',
  'phoneClaim',
  'idempotencyKey',
] as const satisfies readonly OperationalType[]

/** The floor's work: what is ordered, where it lies, how it leaves. No accounts, no money, no letters. */
const floorTypes = [
  'order',
  'fulfillment',
  'shipment',
  'return',
  'stockLevel',
  'stockMovement',
  'stockTransfer',
  'stockCount',
  'purchaseOrder',
  'savedView',
] as const satisfies readonly OperationalType[]

/** What figures are made of. An order holds its address and contact: grants are per document, never per field. */
const figureTypes = [
  ...floorTypes,
  'payment',
  'refund',
  'rollup',
  'rollupCursor',
  'behaviourDay',
  'auditEntry',
] as const satisfies readonly OperationalType[]

const allButSecrets = operationalTypes.filter((type) => !secretTypes.some((secret) => secret === type))
/** Who did what is not for those who are watched by it. */
const forSupport = allButSecrets.filter((type) => type !== 'auditEntry')

/**
 * Operational types that each role of people reads in the shop's dataset; content is read by all of them. The lake's
 * grants are made of this table, and so are the pages that the console offers. A type that is new is hidden until a
 * role is given it.
 */
export const readableTypes: Readonly<Record<StaffRole, readonly OperationalType[]>> = {
  administrator: allButSecrets,
  manager: allButSecrets,
  support: forSupport,
  picker: floorTypes,
  analyst: figureTypes,
}
