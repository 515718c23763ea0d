import type { Decision, New } from '@souk/kernel'
import type { Order, Return, ReturnState } from '@souk/orders'
import type { Call } from '../../dispatch/command.ts'
import { type MailTemplate, mailAbout } from '../mail-about.ts'

/** What the shopper is written at each step; of the money that goes back the refund's own mail tells. */
const returnMails: Partial<Readonly<Record<ReturnState, MailTemplate>>> = {
  requested: 'return-requested',
  approved: 'return-approved',
  rejected: 'return-rejected',
  received: 'return-received',
  inspected: 'return-received',
}

/** Tells whoever asked how far their return or claim is. */
export function tellReturn(order: Order, after: New<Return>, call: Call): Pick<Decision, 'writes' | 'effects'> {
  // What is sent instead is told by its own order, and no money follows
  if (after.exchange !== undefined) return { writes: [], effects: [] }
  const template = returnMails[after.state]
  return template ? mailAbout(order, template, call, after._id) : { writes: [], effects: [] }
}
