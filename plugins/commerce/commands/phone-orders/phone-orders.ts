import { ok, type Role } from '@souk/kernel'
import type { Command } from '../../dispatch/command.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { type PhoneOrderInputs, phoneOrderShape, wishShape } from './inputs.ts'

const desk = ['administrator', 'manager', 'support'] as const satisfies readonly Role[]
type Preview = PhoneOrderInputs['previewPhoneOrder']
type Place = PhoneOrderInputs['placePhoneOrder']

/** Says what an order on the phone would come to. This decides who may ask; the quote is the errand's. */
const previewPhoneOrder = defineCommand<Preview, undefined, Preview>({
  name: 'previewPhoneOrder',
  title: 'Price a phone order',
  roles: desk,
  lane: 'direct',
  input: wishShape,
  load: async () => undefined,
  applied: () => undefined,
  decide: (_, wish) => ok({ writes: [], effects: [], value: wish }),
})

/**
 * Orders for somebody on the phone. This decides who may; the errand goes the way of every checkout, `placeOrder` and the
 * payment's page, with whoever is signed in as the actor. Refusals: those of `placeOrder`, `payment_unavailable`,
 * `order_differs {number}` also when goods, account or the way to pay are others than those of the order that stands.
 */
const placePhoneOrder = defineCommand<Place, undefined, Place>({
  name: 'placePhoneOrder',
  title: 'Place a phone order',
  roles: desk,
  lane: 'direct',
  input: phoneOrderShape,
  load: async () => undefined,
  applied: () => undefined,
  decide: (_, order) => ok({ writes: [], effects: [], value: order }),
})

/** Commands by which staff order for somebody. */
export const phoneOrderCommands: readonly Command[] = [previewPhoneOrder, placePhoneOrder]
