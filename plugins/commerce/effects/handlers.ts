import type { StockLocation } from '@souk/inventory'
import { afterDot, type Instant, type Refusal, type Result, type StoredDocument, systemActor } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { Shipment } from '@souk/shipping'
import type { CommandName, CommerceDependencies } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import { createPaymentEffects } from '../payments/effects.ts'
import type { PaymentDesk } from '../payments.ts'
import type { OrderSecrets } from '../secrets.ts'
import type { EffectHandler } from './runner.ts'
import { createMessageHandlers } from './send-messages.ts'

export interface HandlerParts
  extends Pick<CommerceDependencies, 'store' | 'clock' | 'carriers' | 'mailer' | 'sms' | 'publicOrigin'> {
  readonly dispatch: Dispatcher['dispatch']
  readonly desk: PaymentDesk
  readonly secrets: OrderSecrets
}

/** Every kind of effect. Each reads the documents anew and does only what they still ask for. */
export function createEffectHandlers(parts: HandlerParts): Readonly<Record<string, EffectHandler>> {
  const { store, dispatch, desk } = parts
  const actor = systemActor('Effects')

  async function read<Doc extends StoredDocument>(id: string): Promise<Doc> {
    const [document] = await store.get([id])
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

    async label({ _id, subject }, at) {
      const shipment = await read<Shipment>(subject)
      if (shipment.trackingNumber !== undefined) return
      const carrier = parts.carriers.find(({ name }) => name === shipment.carrier)
      if (!carrier) throw new Error(`this shop has no carrier ${shipment.carrier}`)
      const [order, fulfillment] = await Promise.all([
        read<Order>(shipment.order),
        read<Fulfillment>(shipment.fulfillment),
      ])
      const location = await read<StockLocation>(fulfillment.location)
      const { courierName } = shipment
      const label = await carrier.label({
        shipmentId: shipment._id,
        orderNumber: order.number,
        from: { name: location.name, ...location.address },
        to: order.address,
        ...(courierName !== undefined && { courierName }),
        idempotencyKey: _id,
      })
      await report('recordLabel', { shipmentId: shipment._id, ...label }, _id, at)
    },

    ...messages,
  }
}
