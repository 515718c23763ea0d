import { BasketIcon } from '@sanity/icons/Basket'
import { CubeIcon } from '@sanity/icons/Cube'
import { PinIcon } from '@sanity/icons/Pin'
import { StackCompactIcon } from '@sanity/icons/StackCompact'
import { TransferIcon } from '@sanity/icons/Transfer'
import type { RunCommand } from '@souk/kernel'
import { definePlugin } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'
import { adjustAction, adjustActions } from './actions/adjust-action.tsx'
import { markAction } from './actions/mark-action.tsx'
import { purchaseKind } from '../domain/papers/purchase-kind.ts'
import { transferKind } from '../domain/papers/transfer-kind.ts'
import { lowStock } from './low-stock.tsx'
import { variantInventory } from './panes/variant-inventory.tsx'
import { paperActions } from './papers/paper-action.tsx'
import { paperView } from './papers/paper-view.tsx'
import { inventoryBundle } from './words.ts'

export interface InventoryStudioOptions {
  /** Runs a command on the shop's server. */
  readonly run: RunCommand
}

const operational: ReadonlySet<string> = new Set(['stockLevel', 'stockMovement', 'stockTransfer', 'purchaseOrder'])

/**
 * Stock in the Studio: nobody creates or edits levels, movements, transfers and purchase orders by hand. With `run` a
 * level is counted and received, and its safety stock and reorder point are set, from its own document; transfers and
 * purchase orders take their steps from theirs; and a tool lists what runs low.
 */
export const inventory = definePlugin<InventoryStudioOptions | void>((options) => ({
  name: 'souk-inventory',
  i18n: { bundles: [inventoryBundle] },
  ...(options
    ? {
        tools: [
          { name: 'running-low', title: 'Running low', icon: StackCompactIcon, component: lowStock(options.run) },
        ],
      }
    : {}),
  document: {
    actions: (previous, { schemaType }) => {
      if (schemaType === 'stockTransfer' && options) return [...paperActions(transferKind, options.run)]
      if (schemaType === 'purchaseOrder' && options) return [...paperActions(purchaseKind, options.run)]
      if (schemaType === 'stockLevel' && options)
        return [
          ...adjustActions.map((row) => adjustAction(row, options.run)),
          markAction('safety', options.run),
          markAction('reorder', options.run),
        ]
      return operational.has(schemaType) ? [] : previous
    },
    newDocumentOptions: (previous) => previous.filter(({ templateId }) => !operational.has(templateId)),
  },
}))

/** Makes the views of a variant, its form and its stock. Called once, so that a pane keeps what is typed into it. */
export function variantViews({ run }: InventoryStudioOptions) {
  const inventoryPane = variantInventory(run)
  return (S: StructureBuilder) => [
    S.view.form().title('Edit'),
    S.view.component(inventoryPane).id('inventory').title('Inventory').icon(CubeIcon),
  ]
}

/** Makes the views of transfers and purchase orders: what one brings, what may be done and what happened, then its fields. */
export function paperViews({ run }: InventoryStudioOptions) {
  const panes = { stockTransfer: paperView(transferKind, run), purchaseOrder: paperView(purchaseKind, run) }
  return (S: StructureBuilder, type: keyof typeof panes) => [
    S.view.component(panes[type]).id('overview').title('Overview').icon(TransferIcon),
    S.view.form().title('Fields'),
  ]
}

/** Papers of one type that are still open, by the day they are expected, and below them all of them. */
const papers = (S: StructureBuilder, type: 'stockTransfer' | 'purchaseOrder', title: string) =>
  S.listItem()
    .id(`${type}s`)
    .title(title)
    .icon(type === 'stockTransfer' ? TransferIcon : BasketIcon)
    .child(
      S.list()
        .id(`${type}s`)
        .title(title)
        .items([
          S.listItem()
            .id(`${type}s-open`)
            .title('Still to come')
            .child(
              S.documentList()
                .id(`${type}s-open`)
                .title('Still to come')
                .schemaType(type)
                .filter('_type == $type && state in ["draft", "in_transit", "ordered", "partially_received"]')
                .params({ type })
                .apiVersion('2025-02-19')
                .defaultOrdering([{ field: 'expectedOn', direction: 'asc' }]),
            ),
          S.documentTypeListItem(type).title('All'),
        ]),
    )

/** What the Studio lists under Stock. */
export const stockItems = (S: StructureBuilder) => [
  S.listItem()
    .id('stock-low')
    .title('Running low')
    .icon(StackCompactIcon)
    .child(
      S.documentList()
        .id('stock-low')
        .title('Running low')
        .schemaType('stockLevel')
        .filter('_type == "stockLevel" && onHand - reserved - committed - unavailable <= coalesce(reorderPoint, 0)')
        .apiVersion('2025-02-19')
        .defaultOrdering([{ field: 'sku', direction: 'asc' }]),
    ),
  S.documentTypeListItem('stockLevel').title('Levels').icon(StackCompactIcon),
  S.documentTypeListItem('stockMovement').title('Movements').icon(TransferIcon),
  papers(S, 'stockTransfer', 'Transfers'),
  papers(S, 'purchaseOrder', 'Purchase orders'),
  S.documentTypeListItem('stockLocation').title('Places').icon(PinIcon),
]
