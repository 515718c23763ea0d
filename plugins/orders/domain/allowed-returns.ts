import { nextState } from '@souk/kernel'
import type { AllowedStep } from './allowed.ts'
import type { Order, Return } from './documents.ts'
import { already, no } from './refusals.ts'
import { returnLifecycle } from './return-states.ts'
import { returnableUnits } from './returned-units.ts'

/** Verbs of a return that people run, in the order of work. */
export const returnVerbs = {
  approve: { command: 'approveReturn', title: 'Approve' },
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

/** Why a verb cannot be run on a return now, or undefined. The commands ask the same question. */
export function whyNotOnReturn({ kind, state }: Pick<Return, 'kind' | 'state'>, verb: ReturnVerb) {
  const row = returnLifecycle[state]
  if (kind === 'claim' && verb === 'receive' && state === 'approved') return no('goods_stay')
  const move = verb === 'close' && kind === 'claim' ? 'settle' : verb
  if (nextState(returnLifecycle, state, move)) return undefined
  if (state === 'requested') return no('wrong_state', { words: 'It is not approved yet' })
  return verb === 'close' && state === 'approved' ? no('goods_awaited') : no('wrong_state', already(row.title))
}

/** What may be done with a return now, and why not the rest. */
export const allowedForReturn = (found: Pick<Return, 'kind' | 'state'>): readonly AllowedStep[] =>
  (Object.keys(returnVerbs) as readonly ReturnVerb[]).map((verb) => {
    const refused = whyNotOnReturn(found, verb)
    return {
      verb,
      ...returnVerbs[verb],
      allowed: refused === undefined,
      ...(refused ? { reason: refused.refusal.message } : {}),
    }
  })
