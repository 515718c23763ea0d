import { Box } from '@sanity/ui'
import type { ComponentType, ReactNode } from 'react'
import type { UserViewComponent } from 'sanity/structure'
import type { Order } from '../../domain/documents.ts'

/** Makes a view of an order pane out of a function of the order as it is now. */
export function orderView(draw: (order: Order) => ReactNode): UserViewComponent {
  const View: ComponentType<{ document: { displayed: Partial<Order> } }> = ({ document }) => (
    <Box padding={4} overflow="auto" height="fill">
      {document.displayed.number === undefined ? null : draw(document.displayed as Order)}
    </Box>
  )
  return View as UserViewComponent
}
