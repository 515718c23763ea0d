import { Dialog, TextInput } from '@sanity/ui'
import type { Order } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { type FormEvent, useState } from 'react'
import { parseAmount } from '../ui/money-input.ts'
import { moneyWords } from '../ui/money-words.ts'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'
import { draftRefund, leftToRefund, type RefundWish } from './refund-draft.ts'
import { RefundUnits } from './refund-units.tsx'

interface RefundDialogProps {
  readonly order: Order
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
  readonly onClose: () => void
}

const ways = [
  { by: 'lines', title: 'Units of lines' },
  { by: 'amount', title: 'An amount' },
  { by: 'all', title: 'All that is left' },
] as const

/** What of the order is given back, as the command wants to hear it. */
function useWish(currency: string) {
  const [by, setBy] = useState<RefundWish['by']>('lines')
  const [units, setUnits] = useState<Readonly<Record<string, number>>>({})
  const [typed, setTyped] = useState('')
  const wish: RefundWish =
    by === 'lines' ? { by, units } : by === 'amount' ? { by, amount: parseAmount(typed, currency) } : { by }
  return { wish, by, setBy, units, setUnits, typed, setTyped }
}

/** Gives money back: shows what it comes to before anything is done, and says it on the button. */
export function RefundDialog({ order, payments, refunds, onClose }: RefundDialogProps) {
  const { wish, by, setBy, units, setUnits, typed, setTyped } = useWish(order.currency)
  const [reason, setReason] = useState('')
  const command = useCommand()
  const facts = { order, payments, refunds }
  const draft = draftRefund(facts, wish)
  const ready = draft.ok && reason.trim() !== '' && !command.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    command.mutate(
      { name: 'refundOrder', input: { orderId: order._id, ...draft.input, reason: reason.trim() } },
      { onSuccess: (outcome) => outcome.kind === 'done' && onClose() },
    )
  }
  return (
    <Dialog id="refund" header={`Refund order ${order.number}`} width={1} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p className="muted">{moneyWords(leftToRefund(facts), order.currency)} can still be given back.</p>
        <fieldset className="choice-row">
          <legend className="sr-only">What is given back</legend>
          {ways.map((way) => (
            <label key={way.by}>
              <input type="radio" name="by" checked={by === way.by} onChange={() => setBy(way.by)} />
              {way.title}
            </label>
          ))}
        </fieldset>
        {by === 'lines' ? <RefundUnits order={order} refunds={refunds} units={units} onChange={setUnits} /> : null}
        {by === 'amount' ? (
          <label>
            Amount in {order.currency}
            <TextInput
              value={typed}
              inputMode="decimal"
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        ) : null}
        <label htmlFor="refund-reason">
          Why
          <TextInput
            id="refund-reason"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <CommandEnd
          command={command}
          missing={!draft.ok ? draft.words : reason.trim() === '' ? 'Say why first.' : ''}
          tone="critical"
          text={draft.ok ? `Refund ${moneyWords(draft.amount, order.currency)}` : 'Refund'}
          ready={ready}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
