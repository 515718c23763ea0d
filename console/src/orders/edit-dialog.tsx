import { Dialog, TextInput } from '@sanity/ui'
import {
  changesOf,
  type EditChange,
  editRows,
  type EditWish,
  type Fulfillment,
  type Order,
  type OrderEditPreview,
} from '@souk/orders'
import { EditEffect } from '@souk/orders/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { rest } from '../rest.ts'
import { useShop } from '../shop.ts'
import { moneyWords } from '../ui/money-words.ts'
import { CommandEnd } from '../ui/command-end.tsx'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { type CommandOutcome, useCommand } from '../use-command.ts'
import { EditLines } from './edit-lines.tsx'

interface EditDialogProps {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
  readonly onClose: () => void
}

/** What the server makes of the changes, anew whenever they or the order are others and typing rests. Writes nothing. */
function useEditPreview({ _id: orderId, _rev }: Order, lines: readonly EditChange[]) {
  const { mutateAsync: run } = useCommand()
  return useQuery<CommandOutcome>({
    queryKey: ['edit preview', orderId, _rev, lines],
    queryFn: async ({ signal }) => {
      await rest(signal)
      return run({ name: 'previewOrderEdit', input: { orderId, lines } })
    },
    enabled: lines.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

const previewIn = (outcome: CommandOutcome | undefined): OrderEditPreview | undefined =>
  outcome?.kind === 'done' ? (outcome.value as OrderEditPreview) : undefined

/** Words of the button: what it does to the money. */
const doneBy = (preview: OrderEditPreview | undefined): string =>
  preview && preview.money.refund > 0
    ? `Change and refund ${moneyWords(preview.money.refund, preview.currency)}`
    : 'Change the order'

/** Changes an order before it is picked: lines on one side, what that does to money and stock on the other. */
export function EditDialog({ order, fulfillments, onClose }: EditDialogProps) {
  const [opened] = useState(order._rev)
  const [wish, setWish] = useState<EditWish>({})
  const [reason, setReason] = useState('')
  const command = useCommand()
  const { placeName } = useShop()
  const rows = editRows(order, fulfillments, wish)
  const lines = changesOf(rows)
  const query = useEditPreview(order, lines)
  const fresh = lines.length > 0 && !query.isFetching
  const preview = lines.length > 0 ? previewIn(query.data) : undefined
  const said = reason.trim()
  const missing = lines.length === 0 ? 'Change something first.' : said === '' ? 'Say why first.' : ''
  const ready = missing === '' && fresh && preview !== undefined && !command.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const shown = { expectedRevision: preview.revision, expectedTotal: preview.totals.after.total }
    command.mutate(
      { name: 'editOrder', input: { orderId: order._id, lines, reason: said, ...shown } },
      { onSuccess: (outcome) => outcome.kind === 'done' && onClose() },
    )
  }
  return (
    <Dialog id="edit-order" header={`Edit order ${order.number}`} width={2} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <div className="edit-pair">
          <EditLines rows={rows} wish={wish} onChange={setWish} />
          <section className="edit-effect" aria-label="What it comes to" aria-busy={query.isFetching}>
            {lines.length === 0 ? (
              <p className="muted">What a change does to money and stock is shown here first.</p>
            ) : null}
            {preview ? <EditEffect preview={preview} placeName={placeName} /> : null}
            {lines.length > 0 && query.data?.kind === 'refused' ? (
              <RefusalNotice message={query.data.refusal.message} />
            ) : null}
            {query.isError ? <CommandFailed error={query.error} /> : null}
          </section>
        </div>
        <label htmlFor="edit-reason">
          Why
          <TextInput
            id="edit-reason"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        {opened === order._rev ? null : (
          <p className="muted" role="status">
            Something happened to the order while this was open. What is shown goes by how it stands now.
          </p>
        )}
        <CommandEnd
          command={command}
          missing={missing}
          text={doneBy(preview)}
          ready={ready}
          leave="Discard"
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
