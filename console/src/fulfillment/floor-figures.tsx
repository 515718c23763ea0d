import { useMinutes } from '../clock.ts'
import type { WorkRow } from '../orders/order-row.ts'

/** What the board comes to: how much stands on it, how much is late, who is at it. */
export function FloorFigures({ work }: { readonly work: readonly WorkRow[] }) {
  const now = useMinutes()
  const here = work.filter(({ state }) => state !== 'handed_over')
  const late = work.filter(({ promise }) => promise && Date.parse(promise.to) < now).length
  const units = here.reduce((sum, { lines }) => sum + lines.reduce((all, { quantity }) => all + quantity, 0), 0)
  const people = new Set(work.flatMap(({ assignee, state }) => (state === 'picking' && assignee ? assignee.name : [])))
  return (
    <dl className="floor-figures">
      <div data-tone={late > 0 ? 'critical' : 'default'}>
        <dt>Past promise</dt>
        <dd>{late}</dd>
      </div>
      <div>
        <dt>Orders here</dt>
        <dd>{here.length}</dd>
      </div>
      <div>
        <dt>Units here</dt>
        <dd>{units}</dd>
      </div>
      <div>
        <dt>Picking now</dt>
        <dd>{people.size === 0 ? 'Nobody' : [...people].join(', ')}</dd>
      </div>
    </dl>
  )
}
