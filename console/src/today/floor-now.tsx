import { useList } from '@refinedev/core'
import type { FulfillmentState } from '@souk/orders'
import { Link } from 'react-router'
import { useSeconds } from '../clock.ts'
import { clockTone, type FloorStage, standsIn } from '../fulfillment/floor-stages.ts'
import { useShop } from '../shop.ts'
import { clockWords } from '../time-words.ts'

interface Standing {
  readonly id: string
  readonly _id: string
  readonly state: FulfillmentState
  readonly since: string | null
}

const mostBlocks = 12

function StageLine({ stage, standing }: { readonly stage: FloorStage; readonly standing: readonly Standing[] }) {
  const now = useSeconds()
  const ages = standing.flatMap(({ since }) => (since ? [now - Date.parse(since)] : []))
  const oldest = ages.length === 0 ? undefined : Math.max(...ages)
  const tone = oldest === undefined ? 'default' : clockTone(oldest, stage)
  return (
    <tr data-tone={tone}>
      <th scope="row">{stage.title}</th>
      <td>
        <span className="blocks" aria-hidden="true">
          {standing.slice(0, mostBlocks).map(({ _id }) => (
            <i key={_id} data-tone={tone} />
          ))}
        </span>
        <span className={standing.length > mostBlocks ? 'muted' : 'sr-only'}>{standing.length}</span>
      </td>
      <td className={tone === 'critical' ? 'tone strong' : 'muted'}>
        {oldest === undefined ? '—' : clockWords(oldest)}
      </td>
    </tr>
  )
}

const since =
  'select(state == "open" => openedAt, state == "picking" => coalesce(pickedAt, openedAt), state == "handed_over" => handedOverAt, packedAt)'

/** How many stand in each stage of the floor, and how long the oldest has. */
export function FloorNow() {
  const { floorStages } = useShop()
  const { query } = useList<Standing>({
    resource: 'fulfillment',
    pagination: { mode: 'server', currentPage: 1, pageSize: 500 },
    sorters: [{ field: 'openedAt', order: 'asc' }],
    filters: [{ field: 'state', operator: 'in', value: ['open', 'picking', 'packed', 'ready', 'handed_over'] }],
    meta: { projection: `{_id, state, "since": ${since}}`, count: 'bound' },
    queryOptions: { placeholderData: (before) => before },
  })
  const rows: readonly Standing[] = query.data?.data ?? []
  return (
    <section className="panel floor-now" aria-labelledby="floor-now">
      <header>
        <h2 id="floor-now">Floor, right now</h2>
        <Link className="panel-aside" to="/floor">
          Open board
        </Link>
      </header>
      <table>
        <thead className="sr-only">
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Orders</th>
            <th scope="col">Oldest</th>
          </tr>
        </thead>
        <tbody>
          {floorStages.map((stage) => (
            <StageLine key={stage.state} stage={stage} standing={rows.filter(({ state }) => standsIn(state, stage))} />
          ))}
        </tbody>
      </table>
      <p className="muted">Clock of the oldest in each stage</p>
    </section>
  )
}
