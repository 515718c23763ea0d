import { type DeliveryZone, type Gazetteer, type GeoPoint, pointOf, zoneFor } from '@souk/shipping'
import { useState } from 'react'
import { Field } from '../content/fields.tsx'
import { moneyWords } from '../ui/money-words.ts'
import type { MapPlace } from './map-ground.tsx'

interface AddressTrialProps {
  readonly zones: readonly DeliveryZone[]
  readonly gazetteers: readonly Gazetteer[]
  readonly places: readonly MapPlace[]
  readonly currency: string
  readonly country: string
  readonly onPoint: (point: GeoPoint | undefined) => void
}

/** `12 min` or `2 to 4 working days`. */
export const promiseWords = ({ minutes, days }: Pick<DeliveryZone, 'minutes' | 'days'>): string =>
  days ? `${days.from} to ${days.to} working days` : `${minutes} min on the road`

/** Which zone an address falls in, by the rule that the checkout asks. */
export function AddressTrial({ zones, gazetteers, places, currency, country, onPoint }: AddressTrialProps) {
  const [postalCode, setPostalCode] = useState('')
  const where = (typed: string) => pointOf(gazetteers, { country, postalCode: typed })
  const point = where(postalCode)
  const centers = places.map(({ _id, geopoint }) => ({ _id, ...(geopoint ? { geopoint } : {}) }))
  const found = zoneFor(zones, { country, postalCode, ...(point ? { point } : {}) }, 'delivery', centers)
  const zone = found.ok ? found.value : undefined
  return (
    <section className="note-box" aria-label="Try an address">
      <form className="form trial" onSubmit={(event) => event.preventDefault()}>
        <Field
          label={`Try a postcode of ${country}`}
          value={postalCode}
          wide
          onChange={(typed) => {
            setPostalCode(typed)
            onPoint(typed.trim() ? where(typed) : undefined)
          }}
        />
      </form>
      <p role="status">
        {postalCode.trim() === ''
          ? 'As the checkout asks: a drawn area first, then a circle, then the closest postcode.'
          : !found.ok
            ? found.refusal.message
            : `${zone?.name}: ${moneyWords(zone?.fee ?? 0, currency)}, ${zone ? promiseWords(zone) : ''}.${
                point ? '' : ' Where it lies is not known, so only postcodes count.'
              }`}
      </p>
    </section>
  )
}
