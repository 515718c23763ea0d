import type { CommandName, Commerce } from '@souk/commerce'
import { staff } from '@souk/commerce/testing'
import type { SampleName } from '../examples/example.ts'

/** Two drafts of each paper that units travel with, for the examples: one that is followed, one that is called off. */
export async function openExamplePapers(commerce: Commerce): Promise<ReadonlyMap<SampleName, string>> {
  const [from, to] = ['location-ferry', 'location-mission']
  const open = async (name: CommandName, input: object) => {
    const done = await commerce.dispatch(name, input, { actor: staff })
    if (!done.ok) throw new Error(done.refusal.message)
    const [id] = Object.values(done.value as Readonly<Record<string, string>>)
    const [paper] = await commerce.store.get([id ?? ''])
    return { id: paper?._id ?? '', revision: paper?._rev ?? '' }
  }
  const transfer = { from, to, lines: [{ sku: 'LATTE', quantity: 4 }] }
  const lines = [{ sku: 'MOCHA', quantity: 8, unitCost: 200 }]
  const purchase = { supplier: 'Hill Roasters', reference: 'PO-30', location: from, lines }
  const first = { transfer: await open('openTransfer', transfer), order: await open('openPurchaseOrder', purchase) }
  const other = { transfer: await open('openTransfer', transfer), order: await open('openPurchaseOrder', purchase) }
  return new Map([
    ['transfer', first.transfer.id],
    ['transferRevision', first.transfer.revision],
    ['otherTransfer', other.transfer.id],
    ['purchase', first.order.id],
    ['purchaseRevision', first.order.revision],
    ['otherPurchase', other.order.id],
  ])
}
