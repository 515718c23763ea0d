import { CubeIcon } from '@sanity/icons/Cube'
import { PinIcon } from '@sanity/icons/Pin'
import { StackCompactIcon } from '@sanity/icons/StackCompact'
import { TransferIcon } from '@sanity/icons/Transfer'
import type { RunCommand } from '@souk/kernel'
import { definePlugin } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'
import { variantInventory } from './panes/variant-inventory.tsx'

export interface InventoryStudioOptions {
  /** Runs a command on the shop's server. */
  readonly run: RunCommand
}

const operational: ReadonlySet<string> = new Set(['stockLevel', 'stockMovement'])

/** Stock in the Studio: nobody creates or edits levels and movements by hand. */
export const inventory = definePlugin({
  name: 'souk-inventory',
  document: {
    actions: (previous, { schemaType }) => (operational.has(schemaType) ? [] : previous),
    newDocumentOptions: (previous) => previous.filter(({ templateId }) => !operational.has(templateId)),
  },
})

/** Makes the views of a variant, its form and its stock. Called once, so that a pane keeps what is typed into it. */
export function variantViews({ run }: InventoryStudioOptions) {
  const inventoryPane = variantInventory(run)
  return (S: StructureBuilder) => [
    S.view.form().title('Edit'),
    S.view.component(inventoryPane).id('inventory').title('Inventory').icon(CubeIcon),
  ]
}

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
  S.documentTypeListItem('stockLocation').title('Places').icon(PinIcon),
]
