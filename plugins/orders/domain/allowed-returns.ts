import { nextState } from '@souk/kernel'
import type { AllowedStep } from './allowed.ts'
import type { Order, Return } from './documents.ts'
import { already, no } from './refusals.ts'
import { returnLifecycle } from './return-states.ts'
import { returnableUnits } from './returned-units.ts'

/** Verbs of a return that people run, in the order of work. */
export const returnVerbs = {
  approve: { command: 'approveReturn', title: 'Approve' },
  exchange: { command: 'exchangeReturn', title: 'Exchange' },
  reject: { command: 'rejectReturn', title: 'Reject' },
  receive: { command: 'receiveReturn', title: 'Receive and inspect' },
  close: { command: 'closeReturn', title: 'Close' },
  cancel: { command: 'cancelReturn', title: 'Cancel' },
} as const
export type ReturnVerb = keyof typeof returnVerbs

/** Why nothing of an order can be returned or claimed, or undefined. The command asks the same question. */
export function whyNotReturn(
  order: Pick<Order, 'lines'>,
  returns: readonly Pick<Return, 'kind' | 'state' | 'lines'>[],
) {
  if (order.lines.every(({ delivered }) => delivered === 0)) return no('nothing_delivered')
  return order.lines.some((line) => returnableUnits(line, returns) > 0) ? undefined : no('all_returned')
}

/** A return as far as its verbs go by it. */
export type Returning = Pick<Return, 'kind' | 'state' | 'exchange'> & {
  readonly lines: readonly Pick<Return['lines'][number], 'quantity' | 'refunded'>[]
}

/** Why a verb cannot be run on a return now, or undefined. The commands ask the same question. */
export function whyNotOnReturn({ kind, state, exchange, lines }: Returning, verb: ReturnVerb) {
  const row = returnLifecycle[state]
  if (exchange !== undefined && verb === 'cancel' && state === 'approved') return no('exchange_stands')
  if (verb === 'exchange') {
    if (exchange !== undefined) return no('exchanged_already')
    if (!nextState(returnLifecycle, state, verb)) return no('wrong_state', already(row.title))
    return lines.every(({ quantity, refunded }) => refunded >= quantity) ? no('nothing_to_exchange') : undefined
  }
  if (kind === 'claim' && verb === 'receive' && state === 'approved') return no('goods_stay')
  // Staff give up what something else was sent for
  const settles = kind === 'claim' || (exchange !== undefined && state === 'approved')
  const move = verb === 'close' && settles ? 'settle' : verb
  if (nextState(returnLifecycle, state, move)) return undefined
  if (state === 'requested') return no('wrong_state', { words: 'It is not approved yet' })
  return verb === 'close' && state === 'approved' ? no('goods_awaited') : no('wrong_state', already(row.title))
}

/** What may be done with a return now, and why not the rest. */
export const allowedForReturn = (found: Returning): readonly AllowedStep[] =>
  (Object.keys(returnVerbs) as readonly ReturnVerb[]).map((verb) => {
    const refused = whyNotOnReturn(found, verb)
    return {
      verb,
      ...returnVerbs[verb],
      allowed: refused === undefined,
      ...(refused ? { reason: refused.refusal.message } : {}),
    }
  })
