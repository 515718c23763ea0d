import type { RunCommand } from '@souk/kernel'
import { useState } from 'react'
import type { DocumentActionComponent } from 'sanity'
import type { Order } from '../../domain/documents.ts'
import { whyNotEdit } from '../../domain/edit-plan.ts'
import { useFulfillments } from '../use-fulfillments.ts'
import { EditForm } from './edit-form.tsx'
import { EditIcon } from './icons.ts'

/** Changes an order before it is picked, showing first what that does to money and stock. Rests once it was begun, and says so. */
export function editAction(run: RunCommand): DocumentActionComponent {
  const useEditAction: DocumentActionComponent = ({ id, published }) => {
    const fulfillments = useFulfillments(id)
    const [open, setOpen] = useState(false)
    if (!published || fulfillments.state !== 'ready') return null
    const order = published as unknown as Order
    const reason = whyNotEdit(order, fulfillments.rows)?.refusal.message
    const close = (): void => setOpen(false)
    return {
      label: 'Edit order',
      icon: EditIcon,
      shortcut: 'Ctrl+Alt+E',
      disabled: reason !== undefined,
      ...(reason !== undefined && { title: reason }),
      onHandle: () => setOpen(true),
      dialog: open && {
        type: 'dialog',
        header: `Edit order ${order.number}`,
        width: 'medium',
        onClose: close,
        content: <EditForm order={order} fulfillments={fulfillments.rows} run={run} onDone={close} />,
      },
    }
  }
  return Object.assign(useEditAction, { displayName: 'EditOrder' })
}
