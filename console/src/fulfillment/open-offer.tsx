import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import type { Substitution } from '@souk/orders'
import { useSeconds } from '../clock.ts'
import { clockWords } from '../time-words.ts'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'

/** What the shopper is asked, with the time that is left; staff who have them on the phone answer for them. */
export function OpenOffer({ order, offer }: { readonly order: string; readonly offer: Substitution }) {
  const { data: settle } = useCan({ resource: 'fulfillment', action: 'settleSubstitution' })
  const command = useCommand()
  const left = Math.max(0, Date.parse(offer.answerBy ?? '') - useSeconds())
  const answer = (said: Readonly<Record<string, string>>) =>
    command.mutate({ name: 'settleSubstitution', input: { orderId: order, key: offer._key, ...said } })
  return (
    <div className="open-offer" data-tone="caution">
      <p>
        The shopper is asked about {offer.quantity}. <strong>{clockWords(left)}</strong> left.
      </p>
      {settle?.can === false ? null : (
        <div className="open-offer-answers">
          <Button mode="ghost" fontSize={1} padding={3} text="Found it" onClick={() => answer({ answer: 'found' })} />
          {offer.candidates.map(({ sku, title }) => (
            <Button
              key={sku}
              mode="ghost"
              fontSize={1}
              padding={3}
              text={`They say ${title}`}
              onClick={() => answer({ answer: 'replace', sku })}
            />
          ))}
          <Button
            mode="ghost"
            fontSize={1}
            padding={3}
            text="They want the money back"
            onClick={() => answer({ answer: 'refund' })}
          />
        </div>
      )}
      {command.isError ? <CommandFailed error={command.error} /> : null}
      {command.data?.kind === 'refused' ? <RefusalNotice message={command.data.refusal.message} /> : null}
    </div>
  )
}
