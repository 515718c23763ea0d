import { Form, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

/** Where we deliver and in how many minutes; opens to ask for the postcode. Works as a plain form. */
export function PlacePill() {
  const { root, words, code } = useShop()
  const { pathname, search } = useLocation()
  const box = useRef<HTMLDetailsElement>(null)
  const place = root?.place
  useEffect(() => {
    if (box.current && (pathname || place)) box.current.open = false
  }, [pathname, place])
  return (
    <details className="place" ref={box}>
      <summary className="place-pill">
        <span className="dot" data-off={place?.reached ? undefined : true} />
        <span className="place-where">{place ? code(place.postalCode) : words.place.none}</span>
        {place && !place.days && (
          <strong>{place.reached ? words.minutes(place.from, place.to) : words.place.tooFarShort}</strong>
        )}
        <Icon name="down" size={16} />
      </summary>
      <Form method="post" action="/place" className="place-form">
        <p className="place-title">{words.place.title}</p>
        <input type="hidden" name="back" value={pathname + search} />
        <div className="place-row">
          <label className="field">
            <span>{words.place.field}</span>
            <input
              name="postalCode"
              required
              maxLength={12}
              autoComplete="postal-code"
              defaultValue={place?.postalCode}
            />
          </label>
          <button className="button dark" type="submit">
            {words.place.save}
          </button>
        </div>
        {place && (
          <p className="small">
            {place.days
              ? words.place.reachedDays(place.days.from, place.days.to)
              : place.reached
                ? words.place.reached(place.from, place.to)
                : words.place.tooFar(place.postalCode)}
          </p>
        )}
      </Form>
    </details>
  )
}
