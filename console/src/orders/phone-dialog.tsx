import { Button, Dialog } from '@sanity/ui'
import type { PhoneOrderPreview } from '@souk/orders'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { CommandEnd } from '../ui/command-end.tsx'
import { moneyWords } from '../ui/money-words.ts'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useRested } from '../ui/use-rested.ts'
import { type CommandOutcome, useCommand } from '../use-command.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { emptyDraft, missingIn, orderOf, type PhoneDraft, type PlacedOnPhone, unmailed, wishOf } from './phone-draft.ts'
import { shopCountryQuery } from './phone-queries.ts'
import { PhoneLines, PhoneQuote } from './phone-quote.tsx'
import { PhoneWho } from './phone-who.tsx'

const opened = (): PhoneDraft => emptyDraft(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

const restMs = 250

const atHome = (draft: PhoneDraft, home: string | undefined): PhoneDraft =>
  draft.country === '' && home ? { ...draft, country: home } : draft

/** What the server makes of it, anew once typing rests. Writes nothing. `fresh`: it is of all that has been said. */
function usePhonePreview(draft: PhoneDraft, home: string | undefined) {
  const { mutateAsync: run } = useCommand()
  const wish = wishOf(atHome(useRested(draft, restMs), home))
  const query = useQuery<CommandOutcome>({
    queryKey: ['phone preview', wish],
    queryFn: () => run({ name: 'previewPhoneOrder', input: wish }),
    enabled: wish.lines.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const said = JSON.stringify(wishOf(atHome(draft, home)))
  return { query, fresh: !query.isFetching && JSON.stringify(wish) === said }
}

function PayBy({ draft, onChange }: { readonly draft: PhoneDraft; readonly onChange: (draft: PhoneDraft) => void }) {
  return (
    <fieldset className="choice-row">
      <legend className="sr-only">How they pay</legend>
      {(['link', 'cash'] as const).map((payment) => (
        <label key={payment}>
          <input
            type="radio"
            name="phone-payment"
            checked={draft.payment === payment}
            onChange={() => onChange({ ...draft, payment })}
          />
          {payment === 'link' ? 'Mail them the way to pay' : 'They pay cash'}
        </label>
      ))}
    </fieldset>
  )
}

/** Words of the button: what is placed, and what happens to the money. */
const doneBy = ({ payment }: PhoneDraft, seen: PhoneOrderPreview | undefined): string => {
  const sum = seen ? ` ${moneyWords(seen.totals.total, seen.currency)}` : ''
  return payment === 'cash' ? `Place it,${sum} in cash` : `Place it and mail the link${sum ? ` over${sum}` : ''}`
}

/** Takes an order on the phone: what and who on one side, what it comes to on the other. */
export function PhoneDialog({
  onPlaced,
  onClose,
}: {
  readonly onPlaced: (orderId: string) => void
  readonly onClose: () => void
}) {
  const [draft, setDraft] = useState(opened)
  const { data: home } = useLiveQuery<string>({ name: 'shopCountry', groq: shopCountryQuery, types: ['siteSettings'] })
  const told = atHome(draft, home)
  const { query, fresh } = usePhonePreview(draft, home)
  const command = useCommand()
  const answered = told.lines.length > 0 ? query.data : undefined
  const seen = answered?.kind === 'done' ? (answered.value as PhoneOrderPreview) : undefined
  const missing = missingIn(told)
  const ready = missing === '' && seen?.problems.length === 0 && fresh
  const done = command.data?.kind === 'done' ? (command.data.value as PlacedOnPhone) : undefined
  const unsent = done ? unmailed(done) : ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready || command.isPending) return
    const input = orderOf(told, seen.final ? seen.totals.total : undefined)
    command.mutate(
      { name: 'placePhoneOrder', input },
      {
        onSuccess(outcome) {
          if (outcome.kind === 'refused') void query.refetch()
          else {
            const placed = outcome.value as PlacedOnPhone
            if (unmailed(placed) === '') onPlaced(placed.orderId)
          }
        },
      },
    )
  }
  if (done && unsent !== '')
    return (
      <Dialog id="phone-order" header="Phone order" width={2} onClose={onClose}>
        <div className="dialog-form">
          <RefusalNotice
            message={unsent}
            action={<Button mode="ghost" text="Open the order" onClick={() => onPlaced(done.orderId)} />}
          />
        </div>
      </Dialog>
    )
  return (
    <Dialog id="phone-order" header="Phone order" width={2} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <div className="edit-pair">
          <PhoneLines draft={told} seen={seen} onChange={(lines) => setDraft({ ...draft, lines })} />
          <section className="edit-effect" aria-label="What it comes to" aria-busy={told.lines.length > 0 && !fresh}>
            {told.lines.length === 0 ? (
              <p className="muted">The price and what is there are shown here first.</p>
            ) : null}
            {seen ? <PhoneQuote seen={seen} /> : null}
            {answered?.kind === 'refused' ? <RefusalNotice message={answered.refusal.message} /> : null}
            {query.isError ? <CommandFailed error={query.error} /> : null}
          </section>
        </div>
        <PhoneWho draft={told} onChange={setDraft} />
        <PayBy draft={told} onChange={setDraft} />
        {told.payment === 'link' && seen ? (
          <p className="muted">Everything is held for {seen.heldMinutes} minutes; unpaid it goes back on the shelf.</p>
        ) : null}
        <CommandEnd
          command={command}
          missing={missing}
          text={doneBy(told, seen)}
          ready={ready}
          leave="Discard"
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
