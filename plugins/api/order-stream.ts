import type { Commerce } from '@souk/commerce'

/** Tells who watches an order that something about it changed. */
export interface OrderStream {
  /** Calls back after each change of the order or what stands around it; returns the unsubscribe. */
  watch(orderId: string, onChange: () => void): () => void
  close(): void
}

/** One listener of the store for all watchers; opened with the first, closed with the last. */
export function createOrderStream(store: Commerce['store']): OrderStream {
  const watchers = new Map<string, Set<() => void>>()
  let stop: (() => void) | undefined

  function tell(orderId: unknown): void {
    for (const watcher of (typeof orderId === 'string' && watchers.get(orderId)) || []) watcher()
  }

  function open(): void {
    stop ??= store.listen(['order', 'fulfillment', 'shipment', 'payment'], ({ id, type, result }) =>
      tell(type === 'order' ? id : result?.['order']),
    )
  }

  return {
    watch(orderId, onChange) {
      open()
      const own = watchers.get(orderId) ?? new Set()
      watchers.set(orderId, own.add(onChange))
      return () => {
        own.delete(onChange)
        if (own.size === 0) watchers.delete(orderId)
        if (watchers.size > 0) return
        stop?.()
        stop = undefined
      }
    },
    close: () => {
      stop?.()
      stop = undefined
      watchers.clear()
    },
  }
}
