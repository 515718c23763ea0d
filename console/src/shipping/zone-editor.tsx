import { CloseIcon } from '@sanity/icons/Close'
import { Button } from '@sanity/ui'
import type { DeliveryZone, GeoPoint } from '@souk/shipping'
import { type ReactNode, useState } from 'react'
import { useForm } from '../content/use-form.ts'
import { History } from '../operations/history.tsx'
import { ZoneForm } from './zone-form.tsx'
import { ZoneMap } from './zone-map.tsx'
import type { ZoneFacts } from './zone-facts.ts'
import { readZone, writtenZone } from './zone-values.ts'

interface ZoneEditorProps {
  readonly id: string
  readonly draft: DeliveryZone | undefined
  readonly current: DeliveryZone | undefined
  readonly facts: ZoneFacts
  readonly country: string
  readonly tried: GeoPoint | undefined
  readonly trial: ReactNode
  readonly onChoose: (id: string | undefined) => void
}

/** One zone: drawn on the map, and said in words beside it. */
export function ZoneEditor({ id, draft, current, facts, country, tried, trial, onChoose }: ZoneEditorProps) {
  const { currency, zones, places, gazetteers } = facts
  const form = useForm({
    type: 'deliveryZone',
    id,
    draft,
    current,
    read: (document: DeliveryZone | undefined) => readZone(document, currency, country),
    written: (typed) => writtenZone(typed, currency),
  })
  const [drawing, setDrawing] = useState(false)
  const { values, set } = form
  const at = places.find(({ _id }) => _id === values.circleAt)?.geopoint
  const metres = Number(values.metres)
  return (
    <div className="zones">
      <ZoneMap
        key={id}
        sight={values.area.length > 2 ? values.area : facts.sight}
        zones={zones}
        chosen={id}
        places={places}
        gazetteers={gazetteers}
        tried={tried}
        circle={at && metres > 0 ? { at, metres } : undefined}
        area={values.area}
        onArea={(area) => set({ area })}
        drawing={drawing}
        onChoose={onChoose}
      />
      <aside className="drawer" aria-labelledby="drawer-title">
        <header>
          <div>
            <h2 id="drawer-title">{current?.name ?? 'New zone'}</h2>
            <p className="muted">
              {draft ? 'A draft waits to be published.' : current ? 'The shop delivers by it.' : 'Not published yet.'}
            </p>
          </div>
          <Button mode="bleed" icon={CloseIcon} padding={2} aria-label="Close" onClick={() => onChoose(undefined)} />
        </header>
        <ZoneForm form={form} places={places} currency={currency} drawing={drawing} onDraw={setDrawing} />
        {trial}
        {current && !draft ? <History resource="deliveryZone" id={id} revision={current._rev} /> : null}
      </aside>
    </div>
  )
}
