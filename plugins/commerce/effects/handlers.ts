import { afterDot, type Instant, type Refusal, type Result, type StoredDocument, systemActor } from '@souk/kernel'
import type { CommandName, CommerceDependencies } from '../contract.ts'
import type { ContentCache } from '../dispatch/content-cache.ts'
import { isOperational } from '../dispatch/transaction.ts'
import type { Dispatcher } from '../dispatch.ts'
import { createPaymentEffects } from '../payments/effects.ts'
import type { PaymentDesk } from '../payments.ts'
import type { OrderSecrets } from '../secrets.ts'
import { createShippingEffects } from '../shipping/effects.ts'
import type { EffectHandler } from './runner.ts'
import { createMessageHandlers } from './send-messages.ts'

export interface HandlerParts
  extends Pick<CommerceDependencies, 'store' | 'clock' | 'carriers' | 'mailer' | 'sms' | 'publicOrigin'> {
  readonly dispatch: Dispatcher['dispatch']
  readonly desk: PaymentDesk
  readonly secrets: OrderSecrets
  readonly content: Pick<ContentCache, 'byIds'>
}

/**
 * Every kind of effect. Each reads the operational documents anew and does only what they still ask for; how the shop
 * looks and what it sells comes from the cache that commands use.
 */
export function createEffectHandlers(parts: HandlerParts): Readonly<Record<string, EffectHandler>> {
  const { store, content, dispatch, desk } = parts
  const actor = systemActor('Effects')

  async function read<Doc extends StoredDocument>(id: string): Promise<Doc> {
    const [document] = await (isOperational(id) ? store.get([id]) : content.byIds([id]))
    if (!document) throw new Error(`${id} is not there`)
    return document as Doc
  }
  /** Reports back. The command's id follows from the effect's, so a repeat reports once. */
  async function report(name: CommandName, input: unknown, effectId: string, at: Instant | undefined): Promise<void> {
    const commandId = `x-${afterDot(effectId).replaceAll('.', '-')}`.slice(-64)
    const done: Result<unknown, Refusal> = await dispatch(name, input, {
      actor,
      commandId,
      ...(at && { now: at }),
    })
    if (!done.ok) throw new Error(`${name} was refused: ${done.refusal.code}`)
  }

  const messages = createMessageHandlers({
    ...parts,
    sms: parts.sms,
    read,
    record: ({ _id: messageId }, outcome, name, at) => report('recordMessage', { messageId, ...outcome }, name, at),
    silence: (to, reason, name, at) => {
      const contactHash = parts.secrets.contactHash('sms', to)
      return report('recordWish', { contactHash, wish: 'stop', reason }, `${name}-stop`, at)
    },
  })

  return {
    ...createPaymentEffects({ store, dispatch, desk }),
    exchange: ({ _id, subject: orderId }, at) => report('resumeExchange', { orderId }, _id, at),
    ...createShippingEffects({ store, dispatch, carriers: parts.carriers }),
    ...messages,
  }
}
