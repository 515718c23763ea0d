import type { CrudFilter } from '@refinedev/core'
import type { Tone } from '@souk/kernel'

/** What the views are measured against. Both as instants. */
export interface ViewMoment {
  readonly startOfDay: string
  readonly now: string
}

export interface OrderView {
  readonly name: string
  readonly title: string
  readonly tone: Tone
  readonly filters: (moment: ViewMoment) => CrudFilter[]
}

const eq = (field: string, value: unknown): CrudFilter => ({ field, operator: 'eq', value })
const within = (field: string, value: readonly string[]): CrudFilter => ({ field, operator: 'in', value })
const owed = eq('state', 'placed')

/** The tabs of the queue, in their order; 1 to 7 open them. */
export const orderViews: readonly OrderView[] = [
  {
    name: 'today',
    title: 'Today',
    tone: 'default',
    filters: ({ startOfDay }) => [{ field: 'placedAt', operator: 'gte', value: startOfDay }],
  },
  {
    name: 'late',
    title: 'Late',
    tone: 'critical',
    filters: ({ now }) => [
      owed,
      within('fulfillmentStanding', ['open', 'in_progress', 'ready', 'partially_handed_over', 'handed_over']),
      { field: 'promise.to', operator: 'lt', value: now },
    ],
  },
  { name: 'to_pick', title: 'To pick', tone: 'default', filters: () => [owed, eq('fulfillmentStanding', 'open')] },
  {
    name: 'in_work',
    title: 'In work',
    tone: 'default',
    filters: () => [owed, within('fulfillmentStanding', ['in_progress', 'ready'])],
  },
  {
    name: 'on_the_way',
    title: 'On the way',
    tone: 'default',
    filters: () => [
      owed,
      within('fulfillmentStanding', ['handed_over', 'partially_handed_over', 'partially_delivered']),
    ],
  },
  {
    name: 'look',
    title: 'Needs a look',
    tone: 'caution',
    filters: () => [
      {
        operator: 'or',
        value: [
          { field: 'state', operator: 'eq', value: 'on_hold' },
          {
            field: 'paymentStanding',
            operator: 'in',
            value: ['failed', 'partially_captured', 'over_captured', 'disputed'],
          },
        ],
      },
    ],
  },
  { name: 'all', title: 'All', tone: 'default', filters: () => [] },
]
