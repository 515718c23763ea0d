import { ok, type StoredDocument } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Accounts } from './accounts/contract.ts'
import type { CommandContext, CommandInputs, CommandName, Commerce, DocumentStore } from './contract.ts'
import type { Dispatcher } from './dispatch.ts'
import type { PhoneOrderInputs } from './commands/phone-orders/inputs.ts'
import type { Timers } from './dispatch/timers.ts'
import { createMessagePreview, type PreviewParts } from './effects/preview-message.ts'
import type { createPhoneOrders } from './phone-orders.ts'
import { createRepairs } from './repairs.ts'

type Dispatch = Dispatcher['dispatch']
type Answer = Awaited<ReturnType<Dispatch>>
/** `value` is what the command's decision answered. */
type Errand = (value: unknown, context: CommandContext) => Promise<Answer>

export interface ErrandParts extends Omit<PreviewParts, 'read'> {
  readonly accounts: Pick<Accounts, 'exportAll' | 'forget'>
  readonly refreshPayment: Commerce['refreshPayment']
  readonly phoneOrders: ReturnType<typeof createPhoneOrders>
  readonly dispatch: Dispatch
  readonly timers: Timers
}

/**
 * What a command cannot do in one decision, because it reads by query, asks somebody outside, or takes several
 * transactions. The command decides first whether it may be; its errand then makes the answer.
 */
function errandsOf(parts: ErrandParts): Readonly<Partial<Record<CommandName, Errand>>> {
  const { store, accounts, refreshPayment, phoneOrders } = parts
  const repairs = createRepairs(parts)
  const preview = createMessagePreview({ ...parts, read: readerOf(store) })
  return {
    exportCustomer: async (value) => ok(await accounts.exportAll((value as { customerId: string }).customerId)),
    async forgetCustomer(value, { actor }) {
      const done = await accounts.forget((value as { customerId: string }).customerId, actor)
      return done.ok ? ok(value) : done
    },
    previewMessage: (value) => preview((value as { messageId: string }).messageId),
    previewPhoneOrder: (value) => phoneOrders.preview(value as PhoneOrderInputs['previewPhoneOrder']),
    placePhoneOrder: (value, context) => phoneOrders.place(value as PhoneOrderInputs['placePhoneOrder'], context),
    previewRepair: (value) => repairs.preview(value as CommandInputs['previewRepair']),
    repairStock: (value, context) => repairs.repair(value as CommandInputs['repairStock'], context),
    async checkPayment(value) {
      const { orderId } = value as { orderId: string }
      await refreshPayment(orderId)
      const [order] = await store.get([orderId])
      return ok({ orderId, paymentStanding: (order as Order | undefined)?.paymentStanding ?? 'none' })
    },
  }
}

const readerOf =
  (store: DocumentStore): PreviewParts['read'] =>
  async <Doc extends StoredDocument>(id: string) => {
    const [document] = await store.get([id])
    if (!document) throw new Error(`${id} is not there`)
    return document as Doc
  }

/** Dispatch with the errands of those commands that have one. */
export function withErrands(dispatch: Dispatch, parts: ErrandParts): Dispatch {
  const errands = errandsOf(parts)
  return async (name, input, context) => {
    const decided = await dispatch(name, input, context)
    const errand = Object.hasOwn(errands, name) ? errands[name] : undefined
    return decided.ok && errand ? errand(decided.value, context) : decided
  }
}
