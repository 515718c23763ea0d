import type { EffectDocument } from '@souk/commerce'
import type { StoredDocument } from '@souk/kernel'
import { type Message, subjectAbout } from '@souk/messages'
import type { Order } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import type { Shipment } from '@souk/shipping'
import { ownCourier } from '@souk/shipping/own-courier'
import { plusSeconds } from './shop-time.ts'
import { actors, type Stage } from './stage.ts'

async function read<Doc extends StoredDocument>(stage: Stage, id: string): Promise<Doc> {
  const [document] = await stage.store.get([id])
  if (!document) throw new Error(`${id} is not there`)
  return document as Doc
}

/** Services and numbers as each carrier writes them. */
const outside: Readonly<
  Record<string, { readonly service: string; readonly digits: number; readonly prefix: string }>
> = {
  easypost: { service: 'USPS Priority', prefix: '9405', digits: 18 },
  dhl: { service: 'DHL Express Worldwide', prefix: '', digits: 10 },
  fedex: { service: 'FedEx International Priority', prefix: '', digits: 12 },
}

const digitsOf = (stage: Stage, count: number): string =>
  Array.from({ length: count }, (_, at) => stage.random.whole(at === 0 ? 1 : 0, 9)).join('')

async function label(stage: Stage, { _id, subject }: EffectDocument): Promise<void> {
  const shipment = await read<Shipment>(stage, subject)
  const address = { name: '', line1: '', city: '', postalCode: '', country: '' }
  const { courierName, orderNumber } = shipment
  const other = outside[shipment.carrier]
  const made = other
    ? { trackingNumber: `${other.prefix}${digitsOf(stage, other.digits)}`, service: other.service }
    : await ownCourier.label({
        shipmentId: subject,
        orderNumber,
        from: address,
        to: address,
        ...(courierName !== undefined && { courierName }),
        idempotencyKey: _id,
      })
  await stage.must('recordLabel', { shipmentId: subject, ...made }, actors.effects)
}

async function refund(stage: Stage, { subject }: EffectDocument): Promise<void> {
  const due = await read<Refund>(stage, subject)
  const payment = await read<Payment>(stage, due.payment)
  if (payment.reference !== undefined) stage.books.refunded(payment.reference, due.amount)
  const reference = `re_3${stage.newUlid().slice(0, 23)}`
  await stage.must('recordRefund', { refundId: subject, state: 'succeeded', reference }, actors.effects)
}

/** Nothing is sent for the past: the message is recorded as what went out then. */
async function message(stage: Stage, { subject: messageId }: EffectDocument): Promise<void> {
  const told = await read<Message>(stage, messageId)
  const order = told.order === undefined ? undefined : await read<Order>(stage, told.order)
  const subject = subjectAbout(told.template, told.language, stage.shopName, order?.number ?? '')
  const input = { messageId, state: 'sent', ...(told.channel === 'email' && { subject }) } as const
  await stage.must('recordMessage', input, actors.effects)
}

const work: Readonly<Record<string, (stage: Stage, effect: EffectDocument) => Promise<void>>> = {
  label,
  refund,
  mail: message,
  sms: message,
  exchange: (stage, { subject: orderId }) =>
    stage.must('resumeExchange', { orderId }, actors.effects).then(() => undefined),
  'cancel-parcel': async () => undefined,
  'end-session': async () => undefined,
}

/** Plans what the effects since the last command ask for, a moment later, as the runner would have done it. */
export async function doEffects(stage: Stage): Promise<void> {
  for (const effect of stage.store.takeEffects()) {
    const handler = work[effect.kind]
    if (!handler) throw new Error(`the story does not know how to do ${effect.kind}`)
    stage.agenda.plan(plusSeconds(stage.agenda.now(), 1.2), () => handler(stage, effect))
  }
}
