import { useCan } from '@refinedev/core'
import { AddIcon } from '@sanity/icons/Add'
import { Button } from '@sanity/ui'
import type { DeliveryZone, GeoPoint } from '@souk/shipping'
import { EmptyState, StateBadge } from '@souk/ui'
import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe'
import { type ReactNode, useState } from 'react'
import { newContentId, useEditions } from '../content/use-content.ts'
import { moneyWords } from '../ui/money-words.ts'
import { Page } from '../ui/page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useAddress } from '../ui/use-address.ts'
import { useKeys } from '../ui/use-keys.ts'
import { AddressTrial, promiseWords } from './address-trial.tsx'
import { carrierTitle } from './carrier-words.ts'
import { ZoneEditor } from './zone-editor.tsx'
import { useZoneFacts, type ZoneFacts } from './zone-facts.ts'
import { ZoneMap } from './zone-map.tsx'

function ZoneList({ facts, onChoose }: { readonly facts: ZoneFacts; readonly onChoose: (id: string) => void }) {
  if (facts.zones.length === 0)
    return <EmptyState icon={EarthGlobeIcon} title="No zone yet" text="Without one the shop delivers nowhere." />
  return (
    <ul className="plain-list">
      {facts.zones.map((zone) => (
        <li key={zone._id}>
          <div className="split">
            <RowLink onOpen={() => onChoose(zone._id)}>{zone.name}</RowLink>
            <StateBadge title={zone.active ? 'Open' : 'Closed'} tone={zone.active ? 'positive' : 'default'} />
          </div>
          <span className="muted">
            {moneyWords(zone.fee, facts.currency)}, {promiseWords(zone)}, {carrierTitle(zone.carrier ?? 'own-courier')}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface OpenZoneProps {
  readonly opened: string
  readonly facts: ZoneFacts
  readonly country: string
  readonly tried: GeoPoint | undefined
  readonly trial: ReactNode
  readonly onChoose: (id: string | undefined) => void
}

function OpenZone({ opened, ...props }: OpenZoneProps) {
  const [id] = useState(() => (opened === 'new' ? newContentId('zone', '') : opened))
  const { query, draft, current } = useEditions<DeliveryZone>('deliveryZone', id)
  if (query.isError && !query.data) return <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <LoadingRows count={8} />
  return <ZoneEditor id={id} draft={draft} current={current} {...props} />
}

/** Where the shop delivers, drawn on its own map, with a place to try an address. */
export function ZonesPage() {
  const address = useAddress()
  const { facts, error, query } = useZoneFacts()
  const [tried, setTried] = useState<GeoPoint>()
  const { data: can } = useCan({ resource: 'deliveryZone', action: 'create' })
  const open = address.read('open')
  const country = facts?.zones[0]?.country ?? 'US'
  useKeys({ Escape: () => address.open(undefined) })
  const trial = facts ? (
    <AddressTrial
      zones={facts.zones}
      gazetteers={facts.gazetteers}
      places={facts.places}
      currency={facts.currency}
      country={country}
      onPoint={setTried}
    />
  ) : null
  return (
    <Page
      title="Zones"
      sheet
      actions={
        can?.can ? (
          <Button icon={AddIcon} text="New zone" fontSize={1} padding={3} onClick={() => address.open('new')} />
        ) : null
      }
    >
      {!facts ? (
        error ? (
          <ReadFailed error={error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingRows count={10} />
        )
      ) : open ? (
        <OpenZone
          key={open}
          opened={open}
          facts={facts}
          country={country}
          tried={tried}
          trial={trial}
          onChoose={address.open}
        />
      ) : (
        <div className="zones">
          <ZoneMap
            {...facts}
            chosen={undefined}
            tried={tried}
            area={undefined}
            onArea={() => undefined}
            drawing={false}
            onChoose={address.open}
          />
          <aside className="drawer" aria-label="Zones">
            {trial}
            <ZoneList facts={facts} onChoose={address.open} />
          </aside>
        </div>
      )}
    </Page>
  )
}
