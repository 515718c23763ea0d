import { carrierAwaits, type DeliveryZone, type GeoPoint } from '@souk/shipping'
import { amountText, parseAmount } from '../ui/money-input.ts'

/** A zone as people type and draw it. */
export interface ZoneValues {
  readonly name: string
  readonly country: string
  readonly postcodes: string
  readonly area: readonly GeoPoint[]
  readonly circleAt: string
  readonly metres: string
  readonly fee: string
  readonly feeBy: 'zone' | 'carrier'
  readonly freeFrom: string
  readonly minutes: string
  readonly daysFrom: string
  readonly daysTo: string
  readonly carrier: string
  readonly locations: readonly string[]
  readonly active: boolean
}

const count = (value: number | undefined | null): string => (value === undefined || value === null ? '' : String(value))

/** A zone as the form shows it; without one an empty form. */
export const readZone = (zone: DeliveryZone | undefined, currency: string, country: string): ZoneValues => ({
  name: zone?.name ?? '',
  country: zone?.country ?? country,
  postcodes: (zone?.postcodes ?? []).join(', '),
  area: (zone?.area ?? []).map(({ lat, lng }) => ({ lat, lng })),
  circleAt: zone?.radius?.location?._ref ?? '',
  metres: count(zone?.radius?.metres),
  fee: zone ? amountText(zone.fee, currency) : '',
  feeBy: zone?.feeBy ?? 'zone',
  freeFrom: zone?.freeFrom ? amountText(zone.freeFrom, currency) : '',
  minutes: count(zone?.minutes),
  daysFrom: count(zone?.days?.from),
  daysTo: count(zone?.days?.to),
  carrier: zone?.carrier ?? '',
  locations: (zone?.locations ?? []).map(({ _ref }) => _ref),
  active: zone?.active ?? true,
})

const whole = (typed: string): number | undefined => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : undefined)
const codes = (typed: string) =>
  typed
    .split(/[,\n]/)
    .map((each) => each.trim())
    .filter(Boolean)

/** What is wrong by field, in words. */
export function zoneProblems(
  values: ZoneValues,
  currency: string,
): Partial<Readonly<Record<keyof ZoneValues, string>>> {
  const circle = values.circleAt !== ''
  const somewhere = codes(values.postcodes).length > 0 || values.area.length >= 3 || circle
  const parcel = values.daysFrom !== '' || values.daysTo !== ''
  const [from, to] = [whole(values.daysFrom), whole(values.daysTo)]
  return {
    ...(values.name.trim() === '' ? { name: 'Give it a name.' } : {}),
    ...(/^[A-Z]{2}$/.test(values.country) ? {} : { country: 'Two capitals, such as US.' }),
    ...(values.area.length > 0 && values.area.length < 3 ? { area: 'An area has three corners at least.' } : {}),
    ...(somewhere ? {} : { postcodes: 'Say where: postcodes, a drawn area or a circle.' }),
    ...(circle && !whole(values.metres) ? { metres: 'Whole metres above zero.' } : {}),
    ...(parseAmount(values.fee, currency) === undefined ? { fee: 'An amount; 0.00 is free.' } : {}),
    ...(values.feeBy === 'carrier' && !carrierAwaits[values.carrier]
      ? { carrier: 'Choose one that names prices: any but our own.' }
      : {}),
    ...(values.freeFrom !== '' && parseAmount(values.freeFrom, currency) === undefined
      ? { freeFrom: 'An amount, or nothing.' }
      : {}),
    ...(whole(values.minutes) === undefined ? { minutes: 'Whole minutes.' } : {}),
    ...(parcel && (from === undefined || to === undefined || to < from)
      ? { daysTo: 'Both days, the later one last.' }
      : {}),
    ...(values.locations.length === 0 ? { locations: 'Choose the places that serve it.' } : {}),
  }
}

/** The form as it is written; `null` clears an attribute. Undefined while something is wrong with it. */
export function writtenZone(values: ZoneValues, currency: string) {
  if (Object.keys(zoneProblems(values, currency)).length > 0) return undefined
  const reference = (_ref: string) => ({ _type: 'reference' as const, _ref })
  return {
    name: values.name.trim(),
    country: values.country,
    postcodes: codes(values.postcodes).length > 0 ? codes(values.postcodes) : null,
    area:
      values.area.length > 0
        ? values.area.map((point, index) => ({ ...point, _type: 'corner', _key: `c${index}` }))
        : null,
    radius: values.circleAt ? { location: reference(values.circleAt), metres: whole(values.metres) ?? 0 } : null,
    fee: parseAmount(values.fee, currency) ?? 0,
    feeBy: values.feeBy === 'carrier' ? ('carrier' as const) : null,
    freeFrom: parseAmount(values.freeFrom, currency) || null,
    minutes: whole(values.minutes) ?? 0,
    days: values.daysFrom ? { from: whole(values.daysFrom) ?? 0, to: whole(values.daysTo) ?? 0 } : null,
    carrier: values.carrier || null,
    locations: values.locations.map((id) => ({ ...reference(id), _key: id })),
    active: values.active,
  }
}
