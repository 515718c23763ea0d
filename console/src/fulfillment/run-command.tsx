import { Button } from '@sanity/ui'
import { type Fulfillment, type Order, staffHolds } from '@souk/orders'
import { RestockChoice } from '@souk/orders/ui'
import { useEffect, useRef, useState } from 'react'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'
import { type Asked, StepQuestion } from './step-question.tsx'

/** A step somebody chose. */
export interface StepToRun {
  readonly key: string
  readonly verb: string
  readonly command: string
  readonly order?: Pick<Order, '_id' | 'number' | 'paymentStanding'>
  readonly fulfillment?: Pick<Fulfillment, '_id' | 'orderNumber' | 'method' | 'lines'> | undefined
}

const pin = { name: 'pin', label: 'PIN the shopper says', required: true } as const

/** Steps that cannot be taken back are asked about first, with what they do. The others run at once. */
function asks({ verb, order, fulfillment }: StepToRun): Asked | undefined {
  const number = fulfillment?.orderNumber ?? order?.number ?? ''
  if (verb === 'hand_over')
    return {
      title: `Hand over ${number}`,
      text: 'The units leave the stock of this place, and the shopper is told.',
      button: 'Hand over',
      field:
        fulfillment?.method === 'pickup'
          ? { ...pin, unless: 'They have no PIN at hand. I made sure that it is theirs.' }
          : { name: 'courier', label: 'Who carries it' },
    }
  if (verb === 'deliver')
    return {
      title: `${number} was delivered`,
      text: 'The order is over with its last parcel.',
      button: 'Delivered',
      // Who fetched it said the PIN when it was handed over
      ...(fulfillment?.method === 'pickup' ? {} : { field: { ...pin, unless: 'It was left without a PIN.' } }),
    }
  if (verb === 'hold')
    return {
      title: `Put ${number} on hold`,
      text: 'Nothing of it is picked, packed or handed over until it is released.',
      button: 'Put on hold',
      field: { name: 'reason', label: 'Why', required: true, choices: staffHolds },
    }
  if (verb === 'release')
    return {
      title: `Release ${number}`,
      text: 'Work on it goes on. What only the bank decides stays.',
      button: 'Release',
      field: { name: 'note', label: 'What was found' },
    }
  if (verb === 'cancel' && fulfillment)
    return {
      title: `Cancel a fulfillment of ${number}`,
      text: 'What was paid for its units is refunded; the other fulfillments go on. This cannot be taken back.',
      button: 'Cancel fulfillment',
      tone: 'critical',
      field: { name: 'reason', label: 'Why', required: true },
    }
  if (verb === 'cancel')
    return {
      title: `Cancel order ${number}`,
      text: 'The units go back to stock, and what was paid is refunded. This cannot be taken back.',
      button: `Cancel order ${number}`,
      tone: 'critical',
      field: { name: 'reason', label: 'Why', required: true },
    }
  return undefined
}

const inputOf = ({ fulfillment, order }: StepToRun, field: Asked['field'], text: string) => ({
  ...(fulfillment ? { fulfillmentId: fulfillment._id } : { orderId: order?._id }),
  ...(field && text.trim() !== '' ? { [field.name]: text.trim() } : {}),
})

/** Runs a step, asking first where it must; a refusal or a failure stays until somebody has read it. */
export function RunCommand({ step, onDone }: { readonly step: StepToRun; readonly onDone: () => void }) {
  const command = useCommand()
  const asked = asks(step)
  const begun = useRef(false)
  const [restock, setRestock] = useState(true)
  const callsOff = step.verb === 'cancel' ? step.fulfillment : undefined
  const run = (text: string) =>
    command.mutate(
      {
        name: step.command,
        input: { ...inputOf(step, asked?.field, text), ...(callsOff && !restock ? { restock } : {}) },
      },
      { onSuccess: (outcome) => outcome.kind === 'done' && onDone() },
    )
  useEffect(() => {
    if (asked || begun.current) return
    begun.current = true
    run('')
  })
  const close = <Button mode="ghost" text="Got it" fontSize={1} padding={3} onClick={onDone} />
  const answer = command.isError ? (
    <CommandFailed error={command.error} />
  ) : command.data?.kind === 'refused' ? (
    <RefusalNotice message={command.data.refusal.message} {...(asked ? {} : { action: close })} />
  ) : null
  const choice = callsOff ? <RestockChoice lines={callsOff.lines} restock={restock} onChange={setRestock} /> : null
  const question = { choice, answer, busy: command.isPending, onRun: run, onClose: onDone }
  if (asked) return <StepQuestion asked={asked} {...question} />
  return answer ? (
    <div className="command-answer">
      {answer}
      {command.isError ? close : null}
    </div>
  ) : null
}
