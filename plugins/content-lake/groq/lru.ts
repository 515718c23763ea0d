/** A map that forgets what was used longest ago once it holds more than `limit` entries. */
export interface Lru<K, V> {
  get(key: K, make: () => V): V
}

/** `limit` is at least 1. */
export function createLru<K, V>(limit: number): Lru<K, V> {
  const entries = new Map<K, V>()
  return {
    get(key, make) {
      const known = entries.get(key)
      const value = known ?? make()
      if (known !== undefined) entries.delete(key)
      entries.set(key, value)
      if (entries.size > limit) {
        const oldest = entries.keys().next()
        if (!oldest.done) entries.delete(oldest.value)
      }
      return value
    },
  }
}
