import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import type { DeliveryZone } from '@souk/shipping'
import { ContentEnd } from '../content/content-end.tsx'
import { CheckField, ChoiceField, Field } from '../content/fields.tsx'
import type { useForm } from '../content/use-form.ts'
import { carriers } from './carrier-words.ts'
import type { MapPlace } from './map-ground.tsx'
import { type ZoneValues, zoneProblems } from './zone-values.ts'

interface ZoneFormProps {
  readonly form: ReturnType<typeof useForm<DeliveryZone, ZoneValues>>
  readonly places: readonly MapPlace[]
  readonly currency: string
  readonly drawing: boolean
  readonly onDraw: (drawing: boolean) => void
}

const carrierChoices = [
  { value: '', title: 'The shop’s own' },
  ...Object.entries(carriers).map(([value, { title }]) => ({ value, title })),
]

const feeChoices = [
  { value: 'zone', title: 'The zone' },
  { value: 'carrier', title: 'Its carrier, at the checkout' },
]

/** Where a zone is, what it costs and promises, who carries it and which places serve it. */
export function ZoneForm({ form, places, currency, drawing, onDraw }: ZoneFormProps) {
  const { values, set, save, end } = form
  const { data: can } = useCan({ resource: 'deliveryZone', action: 'edit' })
  const disabled = can?.can === false
  const problems = zoneProblems(values, currency)
  type TextName = Exclude<keyof ZoneValues, 'area' | 'locations' | 'active' | 'feeBy'>
  const text = (name: TextName) => ({
    value: values[name],
    disabled,
    problem: end.changed ? problems[name] : undefined,
    onChange: (typed: string) => set({ [name]: name === 'country' ? typed.toUpperCase() : typed }),
  })
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <Field label="Name" {...text('name')} />
      <Field label="Country" {...text('country')} />
      <div className="wide area-acts">
        <Button
          mode={drawing ? 'default' : 'ghost'}
          text={drawing ? 'Done drawing' : values.area.length > 0 ? 'Add corners' : 'Draw an area'}
          fontSize={1}
          padding={3}
          disabled={disabled}
          onClick={() => onDraw(!drawing)}
        />
        {values.area.length > 0 ? (
          <Button
            mode="bleed"
            text="Clear the area"
            fontSize={1}
            padding={3}
            disabled={disabled}
            onClick={() => set({ area: [] })}
          />
        ) : null}
        <span className={problems.area ? 'problem' : 'muted'} role="status">
          {problems.area ?? (drawing ? 'Click the map to set corners.' : `${values.area.length} corners`)}
        </span>
      </div>
      <Field label="Postcodes" wide {...text('postcodes')} hint="Whole ones, or beginnings with *, between commas." />
      <ChoiceField
        label="Circle around"
        value={values.circleAt}
        disabled={disabled}
        choices={[{ value: '', title: 'No circle' }, ...places.map(({ _id, name }) => ({ value: _id, title: name }))]}
        onChange={(circleAt) => set({ circleAt })}
      />
      <Field label="Metres" numeric {...text('metres')} disabled={disabled || values.circleAt === ''} />
      <Field
        label={`Fee in ${currency}`}
        numeric
        {...text('fee')}
        {...(values.feeBy === 'carrier' ? { hint: 'Charged while the carrier names no price.' } : {})}
      />
      <ChoiceField
        label="Who says the fee"
        value={values.feeBy}
        disabled={disabled}
        choices={feeChoices}
        onChange={(by) => set({ feeBy: by === 'carrier' ? 'carrier' : 'zone' })}
      />
      <Field label={`Free from ${currency}`} numeric {...text('freeFrom')} hint="Empty: never." />
      <Field label="Minutes on the road" numeric {...text('minutes')} />
      <ChoiceField
        label="Carrier"
        value={values.carrier}
        disabled={disabled}
        choices={carrierChoices}
        onChange={(carrier) => set({ carrier })}
      />
      <Field label="Parcels: days from" numeric {...text('daysFrom')} hint="Empty: it promises minutes." />
      <Field label="Parcels: days to" numeric {...text('daysTo')} />
      <fieldset className="wide">
        <legend>Served by</legend>
        {places.map(({ _id, name }) => (
          <CheckField
            key={_id}
            checked={values.locations.includes(_id)}
            disabled={disabled}
            onChange={(on) =>
              set({ locations: on ? [...values.locations, _id] : values.locations.filter((each) => each !== _id) })
            }
          >
            {name}
          </CheckField>
        ))}
        {end.changed && problems.locations ? <span className="problem">{problems.locations}</span> : null}
      </fieldset>
      <CheckField checked={values.active} disabled={disabled} onChange={(active) => set({ active })}>
        Open for orders
      </CheckField>
      <ContentEnd {...end} problem={Object.values(problems)[0]} onSave={save} />
    </form>
  )
}
