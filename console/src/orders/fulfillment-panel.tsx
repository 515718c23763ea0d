import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { CircleIcon } from '@sanity/icons/Circle'
import { ClockIcon } from '@sanity/icons/Clock'
import { type Fulfillment, fulfillmentLifecycle, sellerNames } from '@souk/orders'
import { StateBadge } from '@souk/ui'
import { useSeconds } from '../clock.ts'
import { clockTone, type FloorStage, stageSpan } from '../fulfillment/floor-stages.ts'
import { useShop } from '../shop.ts'
import { clockWords } from '../time-words.ts'
import { BundleParts } from './bundle-parts.tsx'

function StageRow({ stage, fulfillment }: { readonly stage: FloorStage; readonly fulfillment: Fulfillment }) {
  const now = useSeconds()
  const span = stageSpan(stage, fulfillment, now)
  const limit = stage.limitMinutes * 60_000
  const tone = span ? clockTone(span.ms, stage) : 'default'
  const Icon = span?.over ? CheckmarkCircleIcon : span ? ClockIcon : CircleIcon
  return (
    <li data-state={span?.over ? 'done' : span ? 'now' : 'ahead'} data-tone={span?.over ? 'positive' : tone}>
      <Icon />
      <span>{stage.title}</span>
      <span className="bar" aria-hidden="true">
        <i data-tone={tone} style={{ inlineSize: `${Math.min(100, ((span?.ms ?? 0) / limit) * 100)}%` }} />
      </span>
      <span className="figures">
        {span ? clockWords(span.ms) : ''} <span className="muted">of {clockWords(limit)}</span>
      </span>
    </li>
  )
}

/** One parcel: where it is made, how far it is, and how long each stage took against its limit. */
export function FulfillmentPanel({
  fulfillment,
  which,
}: {
  readonly fulfillment: Fulfillment
  readonly which: string
}) {
  const { placeName, floorStages } = useShop()
  const { title, tone } = fulfillmentLifecycle[fulfillment.state]
  const count = fulfillment.lines.length
  const who = fulfillment.courier ?? fulfillment.assignee?.name
  return (
    <section className="panel" aria-label={`Fulfillment ${which}`}>
      <header>
        <h2>Fulfillment {which}</h2>
        <span className="panel-aside">
          <StateBadge title={title} tone={tone} />
        </span>
      </header>
      <p className="panel-line muted">
        {placeName(fulfillment.location)}, {fulfillment.method}, {count} {count === 1 ? 'line' : 'lines'}
        {who ? `, with ${who}` : ''}
      </p>
      <p className="panel-line muted">Sold by {sellerNames(fulfillment.lines).join(', ')}</p>
      {fulfillment.lines.map((line) =>
        line.parts ? (
          <div className="panel-line" key={line._key}>
            {line.quantity} × {line.title}
            <BundleParts parts={line.parts} units={line.quantity} />
          </div>
        ) : null,
      )}
      <ol className="stages">
        {floorStages.map((stage) => (
          <StageRow key={stage.state} stage={stage} fulfillment={fulfillment} />
        ))}
      </ol>
    </section>
  )
}
