import type { TrackingStatus } from '../../domain/documents.ts'

/** FedEx's event and derived codes in ours. */
export const fedexStatuses = {
  OC: 'labeled',
  IN: 'labeled',
  PU: 'picked_up',
  IT: 'in_transit',
  IX: 'in_transit',
  AR: 'in_transit',
  AF: 'in_transit',
  DP: 'in_transit',
  CC: 'in_transit',
  OD: 'out_for_delivery',
  HL: 'available_for_pickup',
  HP: 'available_for_pickup',
  DL: 'delivered',
  DE: 'failed',
  CD: 'delayed',
  DY: 'delayed',
  DD: 'delayed',
  SE: 'delayed',
  RS: 'returned',
  RT: 'returned',
  CA: 'canceled',
} as const satisfies Readonly<Record<string, TrackingStatus>>

/** The first code that the table knows decides; none is `unknown`. */
export function fromFedex(...codes: readonly (string | null | undefined)[]): TrackingStatus {
  const known = codes.find((code) => code && Object.hasOwn(fedexStatuses, code))
  return known ? fedexStatuses[known as keyof typeof fedexStatuses] : 'unknown'
}
