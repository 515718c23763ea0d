import { useCan } from '@refinedev/core'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { CloseIcon } from '@sanity/icons/Close'
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import { Button } from '@sanity/ui'
import { MarkForm } from '@souk/inventory/ui'
import { useState } from 'react'
import { levelMovementsQuery } from '../queries.ts'
import { useShop } from '../shop.ts'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useRun } from '../use-command.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { AccountParts } from './account-parts.tsx'
import { AdjustForm } from './adjust-form.tsx'
import { type LevelMovement, type MovementLine, movementLines } from './movement-words.ts'
import { MovementList } from './movement-list.tsx'
import { StepLine } from './step-line.tsx'
import { StoodThen } from './stood-then.tsx'
import { IncomingStory } from './incoming-story.tsx'
import { type Asked, type FigureName, stockFigures } from './stock-figures.ts'
import type { StockRow } from './stock-rows.ts'

const firstMovements = 20

/** The ledger must begin at nothing: then the movements explain the whole level. */
function Proof({
  lines,
  complete,
  now,
}: {
  readonly lines: readonly MovementLine[]
  readonly complete: boolean
  readonly now: number
}) {
  if (!complete) return null
  const sum = lines.reduce((total, { effect }) => total + effect, 0)
  const holds = sum === now
  return (
    <p className="proof tone" data-tone={holds ? 'positive' : 'critical'}>
      {holds ? <CheckmarkCircleIcon /> : <WarningOutlineIcon />}
      {holds ? `Movements add up to ${sum}.` : `Movements add up to ${sum}, the level says ${now}.`}
    </p>
  )
}

/** How a figure of the ledger went, and every movement behind it, proved from nothing. */
function FigureStory({ row: { level }, figure }: { readonly row: StockRow; readonly figure: FigureName }) {
  const { timeZone } = useShop()
  const [limit, setLimit] = useState(firstMovements)
  const { title, units: unitsOf } = stockFigures[figure]
  const units = unitsOf(level)
  const query = useLiveQuery<readonly LevelMovement[]>({
    name: 'levelMovements',
    groq: levelMovementsQuery,
    params: { sku: level.sku, location: level.location, limit: limit + 1 },
    types: ['stockMovement'],
  })
  const complete = query.data !== undefined && query.data.length <= limit
  const lines = movementLines((query.data ?? []).slice(0, limit), units, figure)
  return (
    <>
      <StepLine lines={lines} zone={timeZone} title={title} />
      <h3>What moved it</h3>
      {query.isError && !query.data ? (
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <LoadingRows count={5} height={48} />
      ) : lines.length === 0 && !complete ? (
        <p className="muted">None of the last {limit} movements touched it.</p>
      ) : (
        <MovementList lines={lines} zone={timeZone} />
      )}
      {complete || query.data === undefined ? null : (
        <Button mode="bleed" text="Earlier movements" fontSize={1} padding={3} onClick={() => setLimit(limit * 5)} />
      )}
      <Proof lines={lines} complete={complete} now={units} />
    </>
  )
}

interface StockDrawerProps {
  readonly row: StockRow
  /** The figure that was asked about. */
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
  readonly onClose: () => void
}

/** Why a level is what it is: the sum, how it went, every movement behind it, and the way to change it. */
export function StockDrawer({ row, asked, onAsk, onClose }: StockDrawerProps) {
  const { timeZone } = useShop()
  const { level } = row
  const [adjusting, setAdjusting] = useState(false)
  const figure = asked === 'incoming' ? undefined : stockFigures[asked]
  const units = figure?.units(level) ?? level.incoming
  const run = useRun()
  const { data: can } = useCan({ resource: 'stockLevel', action: 'adjustStock' })
  return (
    <aside className="drawer" aria-labelledby="drawer-title">
      <header>
        <div>
          <h2 id="drawer-title">
            Why is this {units}
            {asked === 'available' ? '' : ` ${figure?.title ?? 'coming'}`}?
          </h2>
          <p className="muted">{[row.title, row.variantTitle, row.place].filter(Boolean).join(', ')}</p>
        </div>
        <Button mode="bleed" icon={CloseIcon} padding={2} aria-label="Close" onClick={onClose} />
      </header>
      <AccountParts level={level} chosen={asked} onChoose={onAsk} />
      {level.backordered ? (
        <p className="tone" data-tone="caution">
          Orders wait for {level.backordered} more than there is: what comes is theirs first.
        </p>
      ) : null}
      {adjusting ? (
        <AdjustForm level={level} onClose={() => setAdjusting(false)} />
      ) : (
        <div className="drawer-acts">
          <Button
            mode="ghost"
            text="Adjust"
            fontSize={1}
            padding={3}
            disabled={can?.can === false}
            onClick={() => setAdjusting(true)}
          />
          {can?.can === false ? <span className="muted">{can.reason}</span> : null}
        </div>
      )}
      {can?.can === false ? null : (
        <div className="drawer-marks">
          <MarkForm level={level} mark="safety" run={run} />
          <MarkForm level={level} mark="reorder" run={run} />
        </div>
      )}
      {asked === 'incoming' ? (
        <IncomingStory level={level} zone={timeZone} />
      ) : (
        <>
          <StoodThen level={level} zone={timeZone} />
          <FigureStory key={asked} row={row} figure={asked} />
        </>
      )}
    </aside>
  )
}
