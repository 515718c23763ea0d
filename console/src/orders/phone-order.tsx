import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { orderPath } from './order-path.ts'
import { PhoneDialog } from './phone-dialog.tsx'

/** The way to order for somebody on the phone; left out for who may not. */
export function PhoneOrder() {
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const { data: can } = useCan({ resource: 'order', action: 'placePhoneOrder' })
  if (can?.can !== true) return null
  return (
    <>
      <Button mode="ghost" text="Phone order" fontSize={1} padding={3} onClick={() => setAsking(true)} />
      {asking ? (
        <PhoneDialog onPlaced={(orderId) => void navigate(orderPath(orderId))} onClose={() => setAsking(false)} />
      ) : null}
    </>
  )
}
