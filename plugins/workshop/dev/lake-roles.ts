import { operationalTypes, type StaffRole } from '@souk/kernel'

type OperationalType = (typeof operationalTypes)[number]

/** What proves who somebody is, and answers kept for repeats: the server's alone, whoever else asks. */
export const secretTypes = [
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

/** Operational types that each role of people reads in the shop's dataset. Content is read by all of them. */
export const readableTypes: Readonly<Record<StaffRole, readonly OperationalType[]>> = {
  administrator: allButSecrets,
  manager: allButSecrets,
  support: forSupport,
  picker: floorTypes,
  analyst: figureTypes,
}

const content = `!(_type in ${JSON.stringify(operationalTypes)})`
/** The spelling of "every document" that the lake answers without evaluating. */
const everything = '_id in path("**")'

/** A type that is new is hidden until a role is given it. */
const readBy = (role: StaffRole): string =>
  `!(_type in ${JSON.stringify(operationalTypes.filter((type) => !readableTypes[role].includes(type)))})`

const reads = (role: StaffRole) => ({ filter: readBy(role), permissions: ['read', 'history'] })
const writesContent = { filter: content, permissions: ['create', 'update'] }

/** Who may do what in the shop's dataset, as grants of the lake. Only `server` writes operational types. */
export function lakeRoles(dataset: string) {
  // An administrator's own datasets hold whatever he likes
  const elsewhere = `sanity::dataset() != ${JSON.stringify(dataset)}`
  return {
    administrator: {
      title: 'Administrator',
      grants: [
        { filter: everything, permissions: ['manage'] },
        { filter: `${elsewhere} || ${readBy('administrator')}`, permissions: ['read', 'history'] },
        { filter: `${elsewhere} || ${content}`, permissions: ['create', 'update'] },
      ],
    },
    server: { title: 'Server', grants: [{ filter: everything, permissions: ['read', 'create', 'update', 'history'] }] },
    manager: { title: 'Manager', grants: [reads('manager'), writesContent] },
    support: { title: 'Support', grants: [reads('support')] },
    picker: { title: 'Picker', grants: [reads('picker')] },
    analyst: { title: 'Analyst', grants: [reads('analyst')] },
  }
}
