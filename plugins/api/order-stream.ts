import type { Commerce } from '@souk/commerce'

/** Someone who follows one order. */
export interface OrderWatcher {
  onChange(): void
  onEnd(): void
}

/** Tells who watches an order that something about it changed. */
export interface OrderStream {
  /** Calls back after each change of the order or what stands around it; returns the unsubscribe. */
  watch(orderId: string, watcher: OrderWatcher): () => void
  /** Sends every watcher home, so that a server can drain. */
  close(): void
}

/** One listener of the store for all watchers; opened with the first, closed with the last. */
export function createOrderStream(store: Commerce['store']): OrderStream {
  const watchers = new Map<string, Set<OrderWatcher>>()
  let stop: (() => void) | undefined

  function tell(orderId: unknown): void {
    for (const watcher of (typeof orderId === 'string' && watchers.get(orderId)) || []) watcher.onChange()
  }

  function open(): void {
    stop ??= store.listen(['order', 'fulfillment', 'shipment', 'payment'], ({ id, type, result }) =>
      tell(type === 'order' ? id : result?.['order']),
    )
  }

  return {
    watch(orderId, watcher) {
      open()
      const own = watchers.get(orderId) ?? new Set()
      watchers.set(orderId, own.add(watcher))
      return () => {
        own.delete(watcher)
        if (own.size === 0) watchers.delete(orderId)
        if (watchers.size > 0) return
        stop?.()
        stop = undefined
      }
    },
    close: () => {
      for (const watcher of [...watchers.values()].flatMap((own) => [...own])) watcher.onEnd()
      stop?.()
      stop = undefined
    },
  }
}
