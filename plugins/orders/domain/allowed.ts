import { fillWords, nextState } from '@souk/kernel'
import type { Fulfillment, Order } from './documents.ts'
import { fulfillmentLifecycle } from './fulfillment-states.ts'
import { type HoldReason, mayLift } from './hold-reasons.ts'
import { orderLifecycle } from './order-states.ts'
import { already, no, orderRefusals } from './refusals.ts'
import type { FulfillmentState } from './states.ts'

/** A next step, as Studio, console and API show it: a button, or a lock with its reason. */
export interface AllowedStep {
  readonly verb: string
  /** Name of the command that does it. */
  readonly command: string
  /** Button words. */
  readonly title: string
  readonly allowed: boolean
  /** One sentence for staff; present exactly when not allowed. */
  readonly reason?: string
}

/** Verbs of a fulfillment that people run, in the order of work. */
export const fulfillmentVerbs = {
  pick: { command: 'pickFulfillment', title: 'Pick' },
  pack: { command: 'packFulfillment', title: 'Pack' },
  hand_over: { command: 'handOverFulfillment', title: 'Hand over' },
  deliver: { command: 'deliverFulfillment', title: 'Delivered' },
  reroute: { command: 'rerouteFulfillment', title: 'Send from another place' },
  cancel: { command: 'cancelFulfillment', title: 'Cancel fulfillment' },
} as const
/** Verbs of an order that people run. */
export const orderVerbs = {
  hold: { command: 'holdOrder', title: 'Put on hold' },
  release: { command: 'releaseOrder', title: 'Release' },
  cancel: { command: 'cancelOrder', title: 'Cancel order' },
} as const

/** Goods that are still in the house can wait. */
export const inHouse: ReadonlySet<FulfillmentState> = new Set(['scheduled', 'open', 'picking', 'packed', 'ready'])

const begun: ReadonlySet<FulfillmentState> = new Set([
  'picking',
  'packed',
  'ready',
  'handed_over',
  'delivered',
  'delivery_failed',
  'returning',
  'returned',
])

/** Before which states a verb comes too early, and what it waits for. */
const waitsFor: Readonly<
  Record<keyof typeof fulfillmentVerbs, { readonly in: readonly FulfillmentState[]; readonly words: string }>
> = {
  pick: { in: ['scheduled'], words: 'Its time has not come yet' },
  pack: { in: ['scheduled', 'open'], words: 'Nothing is picked yet' },
  hand_over: { in: ['scheduled', 'open', 'picking'], words: 'Nothing is packed yet' },
  deliver: { in: ['scheduled', 'open', 'picking', 'packed', 'ready'], words: 'It has not left yet' },
  reroute: { in: [], words: '' },
  cancel: { in: [], words: '' },
}

const tooEarly = (verb: keyof typeof fulfillmentVerbs, state: FulfillmentState) =>
  waitsFor[verb].in.includes(state) ? { words: waitsFor[verb].words } : undefined

/** The hold under which nothing may be given back: the bank may do it, too. */
const disputed: HoldReason = 'payment disputed'

/** Why an order cannot be canceled, or undefined. The command asks the same question. */
export function whyNotCancel(
  order: Pick<Order, 'state' | 'paymentStanding'>,
  fulfillments: readonly Pick<Fulfillment, 'state'>[],
) {
  if (!nextState(orderLifecycle, order.state, 'cancel'))
    return no('wrong_state', already(orderLifecycle[order.state].title))
  if (fulfillments.some(({ state }) => begun.has(state))) return no('picking_began')
  return order.paymentStanding === 'disputed' ? no('payment_disputed') : undefined
}

/** Names of the holds that staff may take off an order's goods. */
export const liftable = (fulfillments: readonly Pick<Fulfillment, 'holds'>[]): readonly string[] => [
  ...new Set(fulfillments.flatMap(({ holds }) => holds).filter(mayLift)),
]

type Holdable = Pick<Fulfillment, 'state' | 'holds'>

/**
 * Why nobody can put an order on hold, or undefined. One that waits for stock has no list yet: it can be held, for one
 * reason at a time. The command asks the same question.
 */
export function whyNotHold({ state }: Pick<Order, 'state'>, fulfillments: readonly Holdable[]) {
  if (state !== 'on_hold' && !nextState(orderLifecycle, state, 'hold'))
    return no('wrong_state', already(orderLifecycle[state].title))
  if (fulfillments.length === 0) return state === 'on_hold' ? no('hold_again') : undefined
  return fulfillments.some((each) => inHouse.has(each.state)) ? undefined : no('nothing_to_hold')
}

/** Why staff cannot take an order off hold, or undefined. The command asks the same question. */
export function whyNotRelease(order: Pick<Order, 'state' | 'paymentStanding'>, fulfillments: readonly Holdable[]) {
  if (order.state !== 'on_hold') return no('not_held')
  if (fulfillments.length === 0) return order.paymentStanding === 'disputed' ? no('payment_disputed') : undefined
  return liftable(fulfillments).length > 0 ? undefined : no('payment_disputed')
}

type Workable = Pick<Fulfillment, 'state' | 'holds' | 'lines' | 'method'>

/** Why a verb cannot be run on a fulfillment now, or undefined. The commands ask the same question. */
export function whyNotFulfillment(fulfillment: Workable, verb: keyof typeof fulfillmentVerbs) {
  if (!nextState(fulfillmentLifecycle, fulfillment.state, verb))
    return no(
      'wrong_state',
      tooEarly(verb, fulfillment.state) ?? already(fulfillmentLifecycle[fulfillment.state].title),
    )
  if (verb === 'cancel') return fulfillment.holds.includes(disputed) ? no('payment_disputed') : undefined
  if (fulfillment.holds.length > 0 && verb !== 'deliver') return no('held', { holds: fulfillment.holds.join(', ') })
  if (verb === 'reroute' && fulfillment.method === 'pickup') return no('pickup_stays')
  if (verb !== 'pack') return undefined
  const missing = fulfillment.lines
    .filter((line) => line.picked + line.shorted < line.quantity)
    .map(({ sku, quantity, picked, shorted }) => ({ sku, missing: quantity - picked - shorted }))
  if (missing.length === 0) return undefined
  return no('not_picked', { lines: missing, words: missing.map((line) => `${line.missing} of ${line.sku}`).join(', ') })
}

const step = (
  verb: string,
  { command, title }: { readonly command: string; readonly title: string },
  refused: { readonly refusal: { readonly message: string } } | undefined,
): AllowedStep => ({
  verb,
  command,
  title,
  allowed: refused === undefined,
  ...(refused ? { reason: refused.refusal.message } : {}),
})

/** What may be done with an order now, and why not the rest. Holds are told of only where there is something to hold. */
export const allowedForOrder = (
  order: Pick<Order, 'state' | 'paymentStanding'>,
  fulfillments: readonly Holdable[],
): readonly AllowedStep[] => [
  ...(order.state === 'placed' || order.state === 'on_hold'
    ? [step('hold', orderVerbs.hold, whyNotHold(order, fulfillments))]
    : []),
  ...(order.state === 'on_hold' ? [step('release', orderVerbs.release, whyNotRelease(order, fulfillments))] : []),
  step('cancel', orderVerbs.cancel, whyNotCancel(order, fulfillments)),
]

/** What may be done with a fulfillment now, and why not the rest. */
export const allowedForFulfillment = (fulfillment: Workable): readonly AllowedStep[] =>
  (Object.keys(fulfillmentVerbs) as readonly (keyof typeof fulfillmentVerbs)[]).map((verb) =>
    step(verb, fulfillmentVerbs[verb], whyNotFulfillment(fulfillment, verb)),
  )

/** What a shopper is told of a refusal code of this domain. */
export const shopperWords = (code: string, detail?: Readonly<Record<string, unknown>>): string | undefined =>
  Object.hasOwn(orderRefusals, code)
    ? fillWords(orderRefusals[code as keyof typeof orderRefusals].shopper, detail)
    : undefined
