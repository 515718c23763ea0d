import { fingerprint } from '@souk/kernel'
import type { Carrier } from '../../domain/carrier.ts'

/** `OC` + 9 digits + a check digit (weights 1, 3), derived from the shipment's id: the same parcel, the same number. */
export function ownTrackingNumber(shipmentId: string): string {
  const digits = (BigInt(`0x${fingerprint(shipmentId)}`) % 1_000_000_000n).toString().padStart(9, '0')
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return `OC${digits}${(10 - (sum % 10)) % 10}`
}

/** The shop's own riders. No label is printed and nothing is tracked outside: what our staff record is the tracking. */
export const ownCourier: Carrier = {
  name: 'own-courier',
  label: async ({ shipmentId, courierName }) => ({
    trackingNumber: ownTrackingNumber(shipmentId),
    service: courierName ? `Own courier, ${courierName}` : 'Own courier',
  }),
  track: async () => ({ events: [] }),
}
