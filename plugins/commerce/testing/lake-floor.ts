import { instant, type StoredDocument } from '@souk/kernel'
import type { CommerceOptions } from '../commerce.ts'
import type { DocumentStore } from '../contract.ts'
import { createLakeStore } from '../store/lake-store.ts'
import { type LakeRules, openLake } from './open-lake.ts'
import { shopContent } from './shop.ts'
import { openFloor, type ShopFloor, staff } from './shop-floor.ts'

/** A whole shop over a real embedded lake, with `stock` units of each SKU at its first place. */
export async function openLakeFloor(
  stock: Readonly<Record<string, number>>,
  options: Partial<CommerceOptions> & {
    readonly content?: readonly StoredDocument[]
    /** Limits and delays of the hosted service that the lake imitates. */
    readonly hostedRules?: LakeRules
  } = {},
): Promise<ShopFloor<DocumentStore> & { close(): Promise<void> }> {
  const lake = await openLake(options.hostedRules && { hostedRules: options.hostedRules })
  // The floor's clock is the test's, whatever the lake's says
  const { time: _, ...store } = createLakeStore(lake.client)
  const content = options.content ?? shopContent(Object.keys(stock).map((sku) => ({ sku, price: 480 })))
  const create = content.map(({ _rev, _createdAt, _updatedAt, ...document }: StoredDocument) => ({ create: document }))
  await store.commit(create as Parameters<DocumentStore['commit']>[0], { transactionId: 'content' })
  const floor = openFloor(store, { at: instant(new Date()) }, options)
  const lines = Object.entries(stock).map(([sku, quantity]) => ({ sku, quantity }))
  const receipt = { location: 'location-ferry', reference: 'opening', lines }
  const received = await floor.commerce.dispatch('receiveStock', receipt, { actor: staff })
  if (!received.ok) throw new Error(received.refusal.message)
  const close = async () => {
    await floor.commerce.stop()
    await lake.close()
  }
  return { ...floor, close }
}
