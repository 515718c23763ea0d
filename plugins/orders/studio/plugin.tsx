import { BillIcon } from '@sanity/icons/Bill'
import { PackageIcon } from '@sanity/icons/Package'
import { TimelineIcon } from '@sanity/icons/Timeline'
import type { RunCommand } from '@souk/kernel'
import { Timeline } from '@souk/ui'
import { definePlugin } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'
import { orderTimeline } from '../ui/index.ts'
import { exchangeAction } from './actions/exchange-action.tsx'
import { editAction } from './actions/edit-action.tsx'
import { stepAction, stepVerbs } from './actions/step-action.tsx'
import { standingBadges } from './badges/standing-badges.ts'
import { OrderFulfillments } from './panes/order-fulfillments.tsx'
import { OrderOverview } from './panes/order-overview.tsx'
import { orderView } from './panes/order-view.tsx'

export { orderItems, todayItems } from './structure.ts'

export interface OrdersStudioOptions {
  /** Runs a command on the shop's server. */
  readonly run: RunCommand
}

const operational: ReadonlySet<string> = new Set(['order', 'fulfillment', 'return', 'cart'])

/** Orders in the Studio: actions run the same commands as console and API, badges say where an order stands. */
export const orders = definePlugin<OrdersStudioOptions>(({ run }) => {
  const returnActions = [exchangeAction(run)]
  const actions = [...stepVerbs.map((verb) => stepAction(verb, run)), editAction(run)]
  return {
    name: 'souk-orders',
    document: {
      actions(previous, { schemaType }) {
        if (schemaType === 'order') return actions
        if (schemaType === 'return') return returnActions
        return operational.has(schemaType) ? [] : previous
      },
      badges: (previous, { schemaType }) => (schemaType === 'order' ? [...standingBadges] : previous),
      newDocumentOptions: (previous) => previous.filter(({ templateId }) => !operational.has(templateId)),
    },
  }
})

/** Makes the views of an order pane. Called once: a view that is another component each time would forget what is typed. */
export function orderViews({ run }: OrdersStudioOptions) {
  const overview = orderView((order) => <OrderOverview order={order} run={run} />)
  const fulfillments = orderView((order) => <OrderFulfillments order={order} run={run} />)
  return (S: StructureBuilder) => [
    S.view.component(overview).id('overview').title('Overview').icon(BillIcon),
    S.view.component(fulfillments).id('fulfillment').title('Fulfillment').icon(PackageIcon),
    S.view.component(timeline).id('timeline').title('Timeline').icon(TimelineIcon),
    S.view.form().title('Fields'),
  ]
}

const timeline = orderView((order) => <Timeline entries={orderTimeline(order.events)} />)
