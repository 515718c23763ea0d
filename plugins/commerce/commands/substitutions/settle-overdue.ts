import { type Instant, systemActor } from '@souk/kernel'
import type { DocumentStore } from '../../contract.ts'
import type { Dispatcher } from '../../dispatch.ts'

/** Offers that nobody has answered in time, of lists that are still being picked. */
export const overdueOffers =
  '*[_type == "fulfillment" && state == "picking" && count(substitutions[state == "asked" && answerBy <= $now]) > 0]' +
  ' | order(_id)[0...$most]{order, "keys": substitutions[state == "asked" && answerBy <= $now]._key}'

const actor = systemActor('Sweep')
const atOnce = 100
/** What a person must end first; it is tried again in the next round. */
const waits: ReadonlySet<string> = new Set(['held', 'substitution_settled', 'wrong_state', 'payment_disputed'])

interface Parts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly log: (level: 'warn', message: string, fields: Readonly<Record<string, unknown>>) => void
}

/** Settles what was not answered as the shop said it would; one that fails does not keep the others. */
export async function settleOverdue(
  { store, dispatch, log }: Parts,
  now: Instant,
  at: Instant | undefined,
  guarded: (subject: string, work: () => Promise<boolean>) => Promise<boolean>,
): Promise<void> {
  const overdue = await store.query<readonly { readonly order: string; readonly keys: readonly string[] }[]>(
    overdueOffers,
    { now, most: atOnce },
  )
  for (const { order, keys } of overdue)
    for (const key of keys)
      await guarded(order, async () => {
        const context = { actor, commandId: `settle-${key}`.slice(0, 64), ...(at && { now: at }) }
        const done = await dispatch('settleSubstitution', { orderId: order, key, answer: 'default' }, context)
        if (!done.ok && !waits.has(done.refusal.code)) log('warn', 'not settled', { order, key, refusal: done.refusal })
        return done.ok
      })
}
