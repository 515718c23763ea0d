import { incomingAt, type IncomingStep, incomingSteps, type StockLevel } from '@souk/inventory'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { incomingPapersQuery } from '../queries.ts'
import { whenever } from '../time-words.ts'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { type IncomingBooks, incomingProof, isWhole, mostPapers } from './incoming-proof.ts'
import { paperPath } from './paper-path.ts'
import { momentIn } from './stood-then.tsx'

const words = { sent: 'Set off', ordered: 'Ordered', arrived: 'Arrived', 'not coming': 'Not coming any more' } as const

const signed = (units: number): string => (units > 0 ? `+${units}` : `−${-units}`)

function Step({ step, zone }: { readonly step: IncomingStep; readonly zone: string }) {
  const now = useMinutes()
  const path = paperPath(
    step.paper.startsWith('stockTransfer.') ? { transfer: step.paper } : { purchaseOrder: step.paper },
  )
  const name = step.reference ?? (step.paper.startsWith('stockTransfer.') ? 'transfer' : 'purchase order')
  return (
    <tr>
      <td>
        <span className="strong">{words[step.what]}</span>, {path ? <Link to={path}>{name}</Link> : name}
        <div className="muted">{whenever(step.at, zone, now)}</div>
      </td>
      <td className="effect" data-tone={step.effect > 0 ? 'positive' : undefined}>
        {signed(step.effect)}
      </td>
      <td className="muted">{step.balance}</td>
    </tr>
  )
}

/** How many were awaited at any moment, by the shop's clock. */
function AwaitedThen({ level, steps, zone }: { level: StockLevel; steps: readonly IncomingStep[]; zone: string }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const moment = momentIn(typed, zone)
  return (
    <details className="stood-then">
      <summary>How it stood at another moment</summary>
      <label htmlFor={id}>
        Moment, by the shop’s clock
        <input id={id} type="datetime-local" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      </label>
      {moment === undefined ? null : <p role="status">{incomingAt(level.incoming, steps, moment)} were coming then.</p>}
    </details>
  )
}

/** Why a level awaits what it does: it is beside the ledger, so transfers and purchase orders tell it, from nothing on. */
export function IncomingStory({ level, zone }: { readonly level: StockLevel; readonly zone: string }) {
  const query = useLiveQuery<IncomingBooks>({
    name: 'incomingPapers',
    groq: incomingPapersQuery,
    params: { sku: level.sku, location: level.location, limit: mostPapers + 1 },
    types: ['stockTransfer', 'purchaseOrder', 'stockMovement'],
  })
  if (query.isError && !query.data) return <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <LoadingRows count={5} height={48} />
  const steps = incomingSteps(level, query.data.papers, query.data.movements)
  const whole = isWhole(query.data)
  const proof = whole ? incomingProof(level.incoming, steps) : undefined
  return (
    <>
      {whole ? <AwaitedThen level={level} steps={steps} zone={zone} /> : null}
      <h3>What brings it</h3>
      {steps.length === 0 ? (
        <p className="muted">No transfer or purchase order has brought this here yet.</p>
      ) : (
        <table className="movements">
          <thead className="sr-only">
            <tr>
              <th scope="col">What happened</th>
              <th scope="col">Effect</th>
              <th scope="col">Coming after</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <Step key={step.key} step={step} zone={zone} />
            ))}
          </tbody>
        </table>
      )}
      {proof ? (
        <p className="proof tone" data-tone={proof.holds ? 'positive' : 'critical'}>
          {proof.words}
        </p>
      ) : (
        <p className="muted">There are too many papers to add all up here: these are the newest.</p>
      )}
    </>
  )
}
