import type { CommandInputs, CommandName } from '../../contract.ts'
import type { HaulPlan } from './plan.ts'

/** One command that staff run. */
export interface Errand {
  readonly name: CommandName
  readonly input: CommandInputs[CommandName]
  readonly commandId?: string
}
/** Runs an errand through one of the processes. */
type Run = (through: number, errand: Errand) => Promise<unknown>

const sku = 'LATTE'
const one = [{ sku, quantity: 1 }]

/**
 * Units on their way while shoppers buy and staff count: planned, sent or ordered, perhaps received by two people at once,
 * the rest written off or closed short. Any step may be refused by what happened meanwhile; the books must add up all
 * the same.
 */
export async function haul(plan: HaulPlan, places: readonly [string, string], run: Run): Promise<void> {
  const here = places[plan.place] ?? places[0]
  const there = here === places[0] ? places[1] : places[0]
  const lines = [{ sku, quantity: plan.quantity }]
  const partly = async (receive: Errand) => {
    if (plan.inParts) await Promise.all([run(0, receive), run(1, receive)])
  }
  if (plan.kind === 'transfer') {
    const transferId = 'stockTransfer.haul'
    const planned: Errand = { name: 'openTransfer', input: { from: here, to: there, lines }, commandId: 'haul' }
    await run(0, planned)
    await Promise.all([
      run(0, { name: 'sendTransfer', input: { transferId } }),
      run(1, { name: 'cancelTransfer', input: { transferId } }),
    ])
    await partly({ name: 'receiveTransfer', input: { transferId, lines: [{ sku, quantity: 1, damaged: plan.place }] } })
    await run(1, { name: 'writeOffTransfer', input: { transferId, reason: 'lost' } })
    return
  }
  const purchaseOrderId = 'purchaseOrder.haul'
  const bought = lines.map((line) => ({ ...line, unitCost: 210 }))
  const input = { supplier: 'Northern Roasters', reference: 'PO-1', location: here, lines: bought }
  await run(0, { name: 'openPurchaseOrder', input, commandId: 'haul' })
  await run(1, { name: 'placePurchaseOrder', input: { purchaseOrderId } })
  await partly({ name: 'receivePurchaseOrder', input: { purchaseOrderId, lines: one } })
  await Promise.all([
    run(0, { name: 'closePurchaseOrder', input: { purchaseOrderId } }),
    run(1, { name: 'cancelPurchaseOrder', input: { purchaseOrderId } }),
  ])
}
