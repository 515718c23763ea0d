import { json } from '../http/answers.ts'
import type { Hooks } from '../http/hooks.ts'
import type { Answer } from '../http/serve.ts'
import type { PaypalDesk } from './desk.ts'
import { PaypalFailure } from './failure.ts'
import { approveOrder } from './orders.ts'
import { closeDispute, failRefund, openDispute, settleCapture } from './payments.ts'

type Body = Readonly<Record<string, unknown>>
type Deed = (desk: PaypalDesk, id: string, body: Body, hooks: Hooks) => Answer

const done = (value: unknown): Answer =>
  value === undefined || value === false ? json(409, { error: 'Not in this state.' }) : json(200, { ok: true, value })

/** Controls of `/_sim/<what>/:id/<verb>`. */
const deeds: Readonly<Record<string, Deed>> = {
  'orders approve': (desk, id, { funding }) =>
    done(approveOrder(desk, id, funding === 'decline' || funding === 'pending' ? funding : 'ok')),
  'captures settle': (desk, id, { outcome }) => done(settleCapture(desk, id, outcome !== 'fail')),
  'captures dispute': (desk, id) => done(openDispute(desk, id)),
  'disputes close': (desk, id, { outcome }) => done(closeDispute(desk, id, outcome === 'won')),
  'refunds fail': (desk, id) => done(failRefund(desk, id)),
  'events send': (_desk, id, _body, hooks) => json(200, { queued: hooks.again(id) }),
}

export function control(desk: PaypalDesk, hooks: Hooks, path: readonly string[], body: Body): Answer | undefined {
  const [what = '', id = '', verb = ''] = path
  const deed = path.length === 3 ? deeds[`${what} ${verb}`] : undefined
  try {
    return deed?.(desk, id, body, hooks)
  } catch (failure) {
    if (failure instanceof PaypalFailure) return failure.answer
    throw failure
  }
}
