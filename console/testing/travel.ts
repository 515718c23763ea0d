import { staff } from '@souk/commerce/testing'
import type { ConsoleWorld } from './console-world.ts'

/** Units on their way: a transfer that set off, and a delivery of which some came broken. */
export async function writeTravel({ commerce }: Pick<ConsoleWorld, 'commerce'>): Promise<void> {
  const run = async (name: Parameters<typeof commerce.dispatch>[0], input: unknown, commandId: string) => {
    const done = await commerce.dispatch(name, input, { actor: staff, commandId })
    if (!done.ok) throw new Error(done.refusal.message)
  }
  const [from, to] = ['location-kettle', 'location-mill']
  const [transferId, purchaseOrderId] = ['stockTransfer.console-5', 'purchaseOrder.console-6']
  const lines = [
    { sku: 'BEA-SUN-250', quantity: 6 },
    { sku: 'PAN-OAT-1L', quantity: 12 },
  ]
  await run('openTransfer', { from, to, lines, reference: 'T-118' }, 'console-5')
  await run('sendTransfer', { transferId }, 'console-5-sent')
  const bought = lines.map((line) => ({ ...line, unitCost: 210 }))
  const order = { supplier: 'Northern Roasters', reference: 'PO-2291', location: from, lines: bought }
  await run('openPurchaseOrder', order, 'console-6')
  await run('placePurchaseOrder', { purchaseOrderId }, 'console-6-placed')
  const arrived = [{ sku: 'BEA-SUN-250', quantity: 5, damaged: 1 }]
  await run('receivePurchaseOrder', { purchaseOrderId, lines: arrived }, 'console-6-arrived')
}
