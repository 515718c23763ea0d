import { useCan } from '@refinedev/core'
import { ClockIcon } from '@sanity/icons/Clock'
import { Button } from '@sanity/ui'
import { allowedForFulfillment, openOffers, sellerNames } from '@souk/orders'
import { Person } from '@souk/ui'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useMinutes, useSeconds } from '../clock.ts'
import { orderPath } from '../orders/order-path.ts'
import type { WorkRow } from '../orders/order-row.ts'
import { useShop } from '../shop.ts'
import { clockWords, spanWords, whenever } from '../time-words.ts'
import { clockTone, type FloorStage } from './floor-stages.ts'
import { RunCommand, type StepToRun } from './run-command.tsx'

/** What the board knows of a card's order. */
export interface WorkOrder {
  readonly id: string
  readonly _id: string
  readonly number: string
  readonly customer: string | null
}

interface FloorCardProps {
  readonly work: WorkRow
  readonly stage: FloorStage
  readonly order: WorkOrder | undefined
  readonly changed: boolean
  readonly chosen: boolean
  /** Opens the list, to pick it by scan. */
  readonly onList: (id: string) => void
}

/** `Leena F.` */
export const shortName = (name: string | null | undefined): string => {
  const [first, ...rest] = (name ?? 'Guest').split(/\s+/)
  const last = rest.at(-1)
  return last ? `${first} ${last.charAt(0)}.` : (first ?? 'Guest')
}

function lineWords(work: WorkRow): string {
  const units = work.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const picked = work.lines.reduce((sum, line) => sum + line.picked, 0)
  const of = `${units} ${units === 1 ? 'unit' : 'units'}`
  return work.state === 'picking' && picked < units ? `${picked} of ${of} picked` : of
}

function Clock({ began, stage }: { readonly began: string; readonly stage: FloorStage }) {
  const ms = Math.max(0, useSeconds() - Date.parse(began))
  const tone = clockTone(ms, stage)
  return (
    <>
      <span className="card-clock" data-tone={tone}>
        {tone === 'critical' ? <ClockIcon aria-label="Over its limit" /> : null}
        {clockWords(ms)}
      </span>
      <span className="bar card-bar" aria-hidden="true">
        <i data-tone={tone} style={{ inlineSize: `${Math.min(100, (ms / (stage.limitMinutes * 60_000)) * 100)}%` }} />
      </span>
    </>
  )
}

function Step({
  work,
  stage,
  primary,
}: {
  readonly work: WorkRow
  readonly stage: FloorStage
  readonly primary: boolean
}) {
  const [run, setRun] = useState<StepToRun>()
  const { data: can } = useCan({ resource: 'fulfillment', action: 'pickFulfillment' })
  // Packing asks for every line; while lines are missing the step on is to pick the rest.
  const steps = allowedForFulfillment(work).filter(({ verb }) => verb !== 'cancel' && verb !== 'reroute')
  const step = steps.find(({ verb, allowed }) => verb === stage.verb && allowed) ?? steps.find(({ allowed }) => allowed)
  if (!step) return null
  if (can?.can === false) return <span className="muted">{can.reason}</span>
  return (
    <>
      <Button
        className="card-step"
        mode={primary ? 'default' : 'ghost'}
        text={step.title}
        loading={run !== undefined}
        onClick={() => setRun({ key: work._id, verb: step.verb, command: step.command, fulfillment: work })}
      />
      {run ? <RunCommand step={run} onDone={() => setRun(undefined)} /> : null}
    </>
  )
}

/** A parcel on the board: number, clock, promise, what it holds, who has it, and the one way on. */
export function FloorCard({ work, stage, order, changed, chosen, onList }: FloorCardProps) {
  const now = useMinutes()
  const { timeZone } = useShop()
  const card = useRef<HTMLElement>(null)
  const late = work.promise ? now - Date.parse(work.promise.to) : 0
  const began = stage.from(work, work.startedAt ?? undefined)
  const who = work.courier ?? work.assignee?.name
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <article
      ref={card}
      className="card"
      data-card={work._id}
      data-late={late > 0 ? '' : undefined}
      data-changed={changed ? '' : undefined}
      data-chosen={chosen ? '' : undefined}
      aria-label={`Order ${work.orderNumber}`}
    >
      <div className="card-top">
        <Link to={orderPath(work.order)}>{work.orderNumber}</Link>
        {began ? <Clock began={began} stage={stage} /> : null}
      </div>
      <p className="muted">
        {shortName(order?.customer)}
        {work.promise ? `, by ${whenever(work.promise.to, timeZone, now)}` : ''}
      </p>
      <p>
        {lineWords(work)}
        {work.method === 'pickup' ? ', pickup' : ''}
      </p>
      <p className="muted">Sold by {sellerNames(work.lines).join(', ')}</p>
      {openOffers(work).length > 0 ? (
        <p className="card-hold" data-tone="caution">
          The shopper is asked what comes instead
        </p>
      ) : null}
      {work.holds.length > 0 ? (
        <p className="card-hold" data-tone="caution">
          Held: {work.holds.join(', ')}
        </p>
      ) : null}
      <div className="card-end">
        <span className="card-who">
          {late > 0 ? (
            <span className="late-words">Late by {spanWords(late)}</span>
          ) : who ? (
            <>
              <Person name={who} kind="staff" size={23} /> {who}
            </>
          ) : (
            <span className="muted">Nobody yet</span>
          )}
        </span>
        <Button
          className="card-list"
          mode="bleed"
          text="List"
          aria-label={`List of ${work.orderNumber}`}
          onClick={() => onList(work._id)}
        />
        <Step work={work} stage={stage} primary={stage.verb === 'pick' || late > 0} />
      </div>
    </article>
  )
}
