import { Dialog, TextInput } from '@sanity/ui'
import type { Order, Return } from '@souk/orders'
import { type FormEvent, useState } from 'react'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'
import { type MoneyKnown, previewRefund } from './return-draft.ts'
import { RefundChoice } from './return-refund.tsx'

interface EndDialogProps {
  readonly order: Order
  readonly found: Return
  readonly money: MoneyKnown
  /** `reject` says why not; `close` may give back what is still owed. */
  readonly verb: 'reject' | 'close'
  readonly onClose: () => void
}

/** Ends a return: says no, and why, or closes it with the money that is still owed for it. */
export function EndDialog({ order, found, money, verb, onClose }: EndDialogProps) {
  const [words, setWords] = useState('')
  const [refund, setRefund] = useState(true)
  const command = useCommand()
  const preview = previewRefund(order, money, found)
  const rejects = verb === 'reject'
  const missing = rejects && words.trim() === ''
  const gives = !rejects && refund && preview.ok
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing || command.isPending) return
    const more = rejects ? { words: words.trim() } : gives ? { refund: true } : {}
    command.mutate(
      { name: rejects ? 'rejectReturn' : 'closeReturn', input: { returnId: found._id, ...more } },
      { onSuccess: (outcome) => outcome.kind === 'done' && onClose() },
    )
  }
  const title = `${rejects ? 'Reject' : 'Close'} the ${found.kind} of ${order.number}`
  return (
    <Dialog id="end-return" header={title} width={0} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        {rejects ? (
          <label htmlFor="return-words">
            What the shopper is told
            <TextInput
              id="return-words"
              value={words}
              maxLength={500}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </label>
        ) : (
          <>
            <p>
              Nothing more comes of it.
              {found.state === 'received' ? ' What did not come back may be asked for again.' : ''}
              {found.exchange ? ' What is sent instead stays as agreed; if it still waits, release or cancel it.' : ''}
            </p>
            <RefundChoice preview={preview} currency={order.currency} checked={refund} onChange={setRefund} />
          </>
        )}
        <CommandEnd
          command={command}
          missing={missing ? 'Say why first.' : ''}
          tone={rejects ? 'critical' : 'default'}
          text={rejects ? 'Reject' : gives ? 'Refund and close' : 'Close'}
          ready={!missing}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
