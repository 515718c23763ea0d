import type { CommandName } from '@souk/commerce'
import { problemWords } from './refused.ts'
import type { Shipment } from '@souk/shipping'
import type { Shop } from '../shop.ts'
import type { Words } from '../words/words.ts'
import { type Rider, riderActor } from './rider.server.ts'

/** What became of a rider's step: a sentence about one bag, good or bad. */
export interface Told {
  readonly fulfillment: string
  readonly said: string
  readonly good: boolean
}

/** Does what a rider's form asks; undefined when all is said by the list itself. */
export async function actAsRider(
  shop: Shop,
  rider: Rider,
  form: FormData,
  words: Words['rider'],
): Promise<Told | undefined> {
  const fulfillmentId = String(form.get('fulfillment') ?? '')
  const told = (said: string, good = false): Told => ({ fulfillment: fulfillmentId, said, good })
  const run = async (name: CommandName, input: Readonly<Record<string, unknown>> = {}) => {
    const done = await shop.commerce.dispatch(
      name,
      { fulfillmentId, ...input },
      { actor: riderActor(rider), role: rider.role },
    )
    return done.ok ? { value: done.value } : { refused: told(problemWords(done.refusal, words)) }
  }
  switch (form.get('intent')) {
    case 'take':
      return (await run('claimDelivery')).refused
    case 'pick_up': {
      if (!(await isOn(shop, rider, fulfillmentId))) return told(words.lost)
      const left = await run('handOverFulfillment', { courier: rider.name })
      return left.refused ?? (await run('reportDelivery', { status: 'out_for_delivery', note: rider.name })).refused
    }
    case 'deliver': {
      const pin = String(form.get('pin') ?? '').trim()
      if (!/^\d{4}$/.test(pin)) return told(words.noPin)
      const door = await run('deliverAtDoor', { pin })
      if (door.refused) return door.refused
      const { delivered, triesLeft = 0 } = door.value as { readonly delivered: boolean; readonly triesLeft?: number }
      return delivered ? told(words.done, true) : told(words.wrongPin(triesLeft))
    }
    case 'failed':
    case 'out_for_delivery':
    case 'returned':
      return (await run('reportDelivery', { status: form.get('intent') })).refused
    default:
      return told(words.lost)
  }
}

/** Whether the bag is on this rider's list. */
async function isOn(shop: Shop, rider: Rider, fulfillmentId: string): Promise<boolean> {
  if (!/^fulfillment\.[A-Za-z0-9]+-\d+$/.test(fulfillmentId)) return false
  const [shipment] = await shop.commerce.store.get([fulfillmentId.replace('fulfillment.', 'shipment.')])
  return (shipment as Shipment | undefined)?.rider === rider.id
}
