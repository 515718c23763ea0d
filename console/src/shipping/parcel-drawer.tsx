import { useOne } from '@refinedev/core'
import { type Shipment, shipmentLifecycle } from '@souk/shipping'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { orderPath } from '../orders/order-path.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Act } from '../ui/act.tsx'
import { Drawer, Fact, Facts } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { Readers } from '../use-access.tsx'
import { CarrierLog, RawEvents } from './carrier-log.tsx'
import { carrierTitle } from './carrier-words.ts'

function ParcelFacts({ parcel }: { readonly parcel: Shipment }) {
  const { timeZone } = useShop()
  const now = useMinutes()
  return (
    <Facts>
      <Fact label="Order">
        <Link to={orderPath(parcel.order)}>{parcel.orderNumber}</Link>
      </Fact>
      <Fact label="Carrier">
        {[carrierTitle(parcel.carrier), parcel.service].filter(Boolean).join(', ')}
        {parcel.courierName ? `, ${parcel.courierName}` : ''}
      </Fact>
      {parcel.trackingNumber ? (
        <Fact label="Tracking">
          {parcel.trackingUrl ? (
            <a className="mono" href={parcel.trackingUrl} rel="noreferrer" target="_blank">
              {parcel.trackingNumber}
            </a>
          ) : (
            <span className="mono">{parcel.trackingNumber}</span>
          )}
        </Fact>
      ) : null}
      {parcel.labelUrl ? (
        <Fact label="Label">
          <a href={parcel.labelUrl} rel="noreferrer" target="_blank">
            Open to print
          </a>
        </Fact>
      ) : null}
      {parcel.expectedAt ? <Fact label="Expected">{whenever(parcel.expectedAt, timeZone, now)}</Fact> : null}
      {parcel.polledAt ? <Fact label="Last asked">{whenever(parcel.polledAt, timeZone, now)}</Fact> : null}
    </Facts>
  )
}

/** One parcel: who carries it, everything the carrier said, as we read it and as it came. */
export function ParcelDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { query } = useOne<Shipment & { id: string }>({ resource: 'shipment', id, errorNotification: false })
  const parcel: Shipment | undefined = query.data?.data
  if (!parcel)
    return (
      <Drawer title="Parcel" onClose={onClose}>
        {query.isError ? (
          <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingRows count={8} />
        )}
      </Drawer>
    )
  const { title, tone, meaning } = shipmentLifecycle[parcel.state]
  return (
    <Drawer
      title={`Parcel of ${parcel.orderNumber}`}
      about={
        <>
          <StateBadge title={title} tone={tone} /> {meaning}
        </>
      }
      onClose={onClose}
    >
      {parcel.flagged ? (
        <p className="note-box">
          The carrier said something that we have no word for. It moved nothing. Read it below, and ask the carrier if
          it is not clear.
        </p>
      ) : null}
      <ParcelFacts parcel={parcel} />
      {parcel.state === 'created' || parcel.state === 'canceled' ? (
        <Act
          resource="fulfillment"
          command="createLabel"
          input={{ fulfillmentId: parcel.fulfillment }}
          text="Order the label again"
          done="It is asked of the carrier."
        />
      ) : null}
      <h3>What the carrier said</h3>
      <CarrierLog events={parcel.events ?? []} />
      <Readers of={['event']}>
        <RawEvents order={parcel.order} />
      </Readers>
    </Drawer>
  )
}
