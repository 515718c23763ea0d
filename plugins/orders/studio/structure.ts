import { BillIcon } from '@sanity/icons/Bill'
import { ClockIcon } from '@sanity/icons/Clock'
import { UndoIcon } from '@sanity/icons/Undo'
import { PackageIcon } from '@sanity/icons/Package'
import type { StructureBuilder } from 'sanity/structure'
import type { FulfillmentState, OrderState } from '../domain/states.ts'
import { fulfillmentLifecycle } from '../domain/fulfillment-states.ts'
import { orderLifecycle } from '../domain/order-states.ts'
import { returnLifecycle } from '../domain/return-states.ts'

const newestFirst = [{ field: 'createdAt', direction: 'desc' as const }]

/** Midnight of the viewer's day, as the instant that orders are compared with. */
const startOfToday = (): string => {
  const midnight = new Date()
  midnight.setHours(0, 0, 0, 0)
  return midnight.toISOString()
}

const orderList = (S: StructureBuilder, id: string, title: string, filter: string, params: Record<string, string>) =>
  S.documentList()
    .id(id)
    .title(title)
    .schemaType('order')
    .apiVersion('2025-02-19')
    .filter(`_type == "order" && ${filter}`)
    .params(params)
    .defaultOrdering(newestFirst)

/** What today is about: orders since midnight, and the work that is open. */
export const todayItems = (S: StructureBuilder) => [
  S.listItem()
    .id('orders-today')
    .title('Orders, today')
    .icon(ClockIcon)
    .child(() => orderList(S, 'orders-today', 'Orders, today', 'createdAt >= $since', { since: startOfToday() })),
  S.listItem()
    .id('work-open')
    .title('Open work')
    .icon(PackageIcon)
    .child(
      S.documentList()
        .id('work-open')
        .title('Open work')
        .schemaType('fulfillment')
        .apiVersion('2025-02-19')
        .filter('_type == "fulfillment" && state in $states')
        .params({ states: ['open', 'picking', 'packed', 'ready'] satisfies FulfillmentState[] })
        .defaultOrdering([{ field: 'openedAt', direction: 'asc' }]),
    ),
]

/** Orders by state, in the order of the lifecycle's table. */
export const orderItems = (S: StructureBuilder) => [
  S.listItem()
    .id('orders')
    .title('Orders')
    .icon(BillIcon)
    .child(
      S.list()
        .id('orders')
        .title('Orders')
        .items([
          S.listItem()
            .id('all')
            .title('All')
            .icon(BillIcon)
            .child(orderList(S, 'all', 'All orders', 'defined(state)', {})),
          S.divider(),
          ...Object.entries(orderLifecycle).map(([state, { title }]) =>
            S.listItem()
              .id(state.replaceAll('_', '-'))
              .title(title)
              .icon(BillIcon)
              .child(
                orderList(S, state.replaceAll('_', '-'), title, 'state == $state', {
                  state: state satisfies string as OrderState,
                }),
              ),
          ),
        ]),
    ),
  S.listItem()
    .id('fulfillments')
    .title('Fulfillments')
    .icon(PackageIcon)
    .child(
      S.list()
        .id('fulfillments')
        .title('Fulfillments')
        .items(
          Object.entries(fulfillmentLifecycle).map(([state, { title }]) =>
            S.listItem()
              .id(state.replaceAll('_', '-'))
              .title(title)
              .icon(PackageIcon)
              .child(
                S.documentList()
                  .id(state.replaceAll('_', '-'))
                  .title(title)
                  .schemaType('fulfillment')
                  .apiVersion('2025-02-19')
                  .filter('_type == "fulfillment" && state == $state')
                  .params({ state }),
              ),
          ),
        ),
    ),
  S.listItem()
    .id('returns')
    .title('Returns and claims')
    .icon(UndoIcon)
    .child(
      S.list()
        .id('returns')
        .title('Returns and claims')
        .items(
          Object.entries(returnLifecycle).map(([state, { title }]) =>
            S.listItem()
              .id(state)
              .title(title)
              .icon(UndoIcon)
              .child(
                S.documentList()
                  .id(`returns-${state}`)
                  .title(title)
                  .schemaType('return')
                  .apiVersion('2025-02-19')
                  .filter('_type == "return" && state == $state')
                  .params({ state })
                  .defaultOrdering([{ field: 'requestedAt', direction: 'desc' }]),
              ),
          ),
        ),
    ),
]
