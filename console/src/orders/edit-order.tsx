import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import { type Fulfillment, type Order, whyNotEdit } from '@souk/orders'
import { useState } from 'react'
import { EditDialog } from './edit-dialog.tsx'

interface EditOrderProps {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
}

/** The way to change an order; locked with the reason once somebody has begun with it. */
export function EditOrder({ order, fulfillments }: EditOrderProps) {
  const [open, setOpen] = useState(false)
  const { data: can } = useCan({ resource: 'order', action: 'editOrder' })
  const rule = whyNotEdit(order, fulfillments)?.refusal.message
  const read = fulfillments.length === order.fulfillments.length
  const locked = can?.can === false ? (can.reason ?? 'Your role may not.') : rule
  return (
    <span className="panel-aside">
      <Button
        mode="ghost"
        text="Edit order"
        fontSize={1}
        padding={2}
        disabled={locked !== undefined || !read}
        {...(locked && read ? { title: locked } : {})}
        onClick={() => setOpen(true)}
      />
      {open ? <EditDialog order={order} fulfillments={fulfillments} onClose={() => setOpen(false)} /> : null}
    </span>
  )
}
