import { ranLow, type StockLevel } from '@souk/inventory'
import { type StoredDocument, systemActor } from '@souk/kernel'
import type { CommerceDependencies, DocumentStore, StoreChange } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'

/** Sees levels run low, and has staff told once. */
export interface LowStockWatch {
  /** Takes note of a change; true when there is something to tell. */
  see(change: Pick<StoreChange, 'result'>): boolean
  /** Tells of what was seen, and of what nobody saw because no process was there. */
  tell(): Promise<void>
}

const atOnce = 50

/** Levels at or below their reorder point that staff have not been told of. */
export const lowLevels =
  '*[_type == "stockLevel" && defined(reorderPoint) && !defined(lowSince)' +
  ' && onHand - reserved - committed - unavailable <= reorderPoint] | order(_id asc)[0...500]._id'

const isLevel = (document: StoredDocument | undefined): document is StockLevel => document?._type === 'stockLevel'

/** Builds it. What several processes see is told once: the level's own mark decides. */
export function createLowStockWatch(parts: {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly log: CommerceDependencies['log']
}): LowStockWatch {
  const { store, dispatch, log } = parts
  const seen = new Set<string>()
  return {
    see({ result }) {
      if (!isLevel(result) || !ranLow(result)) return false
      seen.add(result._id)
      return true
    },
    async tell() {
      const found = await store.query<readonly string[]>(lowLevels)
      const levelIds = [...new Set([...seen, ...found])]
      seen.clear()
      for (let start = 0; start < levelIds.length; start += atOnce) {
        const some = { levelIds: levelIds.slice(start, start + atOnce) }
        const done = await dispatch('noteLowStock', some, { actor: systemActor('Stock watch') })
        if (!done.ok) log('warn', 'low stock could not be told', { ...some, refusal: done.refusal })
      }
    },
  }
}
