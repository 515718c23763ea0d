import { Select, TextInput } from '@sanity/ui'
import { formatMoney } from '@souk/kernel'
import { type ExplainedOffer, type MissingPreview, type ShortageReason, shortageReasons } from '@souk/orders'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { WorkRow } from '../orders/order-row.ts'
import { CommandEnd } from '../ui/command-end.tsx'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { type CommandOutcome, useCommand } from '../use-command.ts'

/** Why a candidate stands where it stands, and what it costs. */
function offerWords({ like, difference, available, unitPrice, saves }: ExplainedOffer, currency: string): string {
  const money = (amount: number) => formatMoney({ amount, currency })
  const kin = like === 'same_product' ? 'Same product' : 'Same category'
  const paid = difference > 0 ? `, we pay ${money(difference)} each` : saves > 0 ? `, ${money(saves)} goes back` : ''
  return `${kin}, ${available} here, ${money(unitPrice)} each${paid}`
}

function Effect({ preview, choice }: { readonly preview: MissingPreview; readonly choice: string }) {
  const { preference, offers, minutes, fallback, worth, currency } = preview
  const refund = `They come off, and ${formatMoney({ amount: worth, currency })} goes back or is not taken.`
  if (preference === 'refund') return <p>The shopper wants the money back. {refund}</p>
  if (offers.length === 0) return <p>Nothing like it is here. {refund}</p>
  const first = offers.find(({ sku }) => sku === choice) ?? offers[0]
  if (preference === 'best_match') return <p>{first?.title} comes instead, at once.</p>
  return (
    <p>
      The shopper is asked for {minutes} minutes. Then{' '}
      {fallback === 'refund' ? 'the money goes back.' : `${first?.title} comes instead.`}
    </p>
  )
}

/** Says that units are not there: how many, why, and what would come instead, before it is reported. */
export function MissingForm({
  work,
  line,
  onClose,
}: {
  readonly work: WorkRow
  readonly line: WorkRow['lines'][number]
  readonly onClose: () => void
}) {
  const unitsId = useId()
  const [quantity, setQuantity] = useState('1')
  const [reason, setReason] = useState<ShortageReason>('not_found')
  const [choice, setChoice] = useState('')
  const [look, command] = [useCommand(), useCommand()]
  const units = Number(quantity)
  const asked = { fulfillmentId: work._id, sku: line.sku, quantity: units }
  const query = useQuery<CommandOutcome>({
    queryKey: ['missing preview', asked, work._rev],
    queryFn: () => look.mutateAsync({ name: 'previewMissing', input: asked }),
    enabled: Number.isInteger(units) && units > 0,
    gcTime: 0,
    retry: false,
  })
  const preview = query.data?.kind === 'done' ? (query.data.value as MissingPreview) : undefined
  const offers = preview?.offers ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!preview || command.isPending) return
    const order = [choice, ...offers.map(({ sku }) => sku)].filter((sku, at, all) => sku && all.indexOf(sku) === at)
    const candidates = offers.length > 0 && preview.preference !== 'refund' ? { candidates: order.slice(0, 3) } : {}
    const input = { ...asked, reason, ...candidates }
    command.mutate({ name: 'reportMissing', input }, { onSuccess: (outcome) => outcome.kind === 'done' && onClose() })
  }
  return (
    <form className="dialog-form missing-form" onSubmit={submit} aria-label={`${line.title} is missing`}>
      <h3>{line.title} is missing</h3>
      <label htmlFor={unitsId}>
        How many
        <TextInput
          id={unitsId}
          value={quantity}
          inputMode="numeric"
          onChange={(event) => setQuantity(event.currentTarget.value)}
        />
      </label>
      <label>
        Why
        <Select value={reason} onChange={(event) => setReason(event.currentTarget.value as ShortageReason)}>
          {Object.entries(shortageReasons).map(([code, { title }]) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </Select>
      </label>
      {query.data?.kind === 'refused' ? <RefusalNotice message={query.data.refusal.message} /> : null}
      {query.isError ? <CommandFailed error={query.error} /> : null}
      {preview && preview.preference !== 'refund'
        ? offers.map((offer, index) => (
            <label className="offer" key={offer.sku}>
              <input
                type="radio"
                name="instead"
                checked={choice === '' ? index === 0 : choice === offer.sku}
                onChange={() => setChoice(offer.sku)}
              />
              <span>
                {offer.title}
                <span className="muted">{offerWords(offer, preview.currency)}</span>
              </span>
            </label>
          ))
        : null}
      {preview ? <Effect preview={preview} choice={choice} /> : null}
      <CommandEnd
        command={command}
        text="Report it"
        ready={preview !== undefined}
        leave="Look again"
        onClose={onClose}
      />
    </form>
  )
}
