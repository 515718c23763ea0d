import { useCan } from '@refinedev/core'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { CircleIcon } from '@sanity/icons/Circle'
import { Button } from '@sanity/ui'
import { openOffers, unitsToPick } from '@souk/orders'
import { useState } from 'react'
import { BundleParts } from '../orders/bundle-parts.tsx'
import type { WorkRow } from '../orders/order-row.ts'
import { MissingForm } from './missing-form.tsx'
import { OpenOffer } from './open-offer.tsx'

/** A line of a list: how many are in the bag, what is asked about it, and the way to say that it is not there. */
export function PickLine({
  work,
  line,
  short,
}: {
  readonly work: WorkRow
  readonly line: WorkRow['lines'][number]
  /** Opens with the question what is missing of it. */
  readonly short: boolean
}) {
  const [missing, setMissing] = useState(short)
  const { data: report } = useCan({ resource: 'fulfillment', action: 'reportMissing' })
  const left = unitsToPick(work, line)
  const { quantity, picked, shorted } = line
  const done = picked + shorted >= quantity
  return (
    <li className="pick-line" data-done={done ? '' : undefined}>
      <div className="pick-line-top">
        {done ? <CheckmarkCircleIcon /> : <CircleIcon />}
        <span>
          <strong>{line.title}</strong>
          <span className="muted">
            {line.sku}
            {shorted > 0 ? `, ${shorted} short` : ''}
          </span>
          {line.parts ? <BundleParts parts={line.parts} units={quantity - shorted} /> : null}
        </span>
        <span className="figures">
          {picked} of {quantity - shorted}
        </span>
        {left > 0 && !missing && report?.can !== false ? (
          <Button mode="bleed" fontSize={1} padding={3} text="Missing" onClick={() => setMissing(true)} />
        ) : null}
      </div>
      {openOffers(work)
        .filter((offer) => offer.line === line.line)
        .map((offer) => (
          <OpenOffer key={offer._key} order={work.order} offer={offer} />
        ))}
      {missing && report?.can !== false ? (
        <MissingForm work={work} line={line} onClose={() => setMissing(false)} />
      ) : null}
    </li>
  )
}
