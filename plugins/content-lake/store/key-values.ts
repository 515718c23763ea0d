import type { DatabaseSync } from 'node:sqlite'

/** Small settings that the Studio keeps per person: list layouts, recent searches, saved queries. */
export interface KeyValues {
  get(owner: string, keys: readonly string[]): readonly KeyValue[]
  set(owner: string, entries: readonly KeyValue[]): void
}

export interface KeyValue {
  readonly key: string
  readonly value: unknown
}

/** Opens the settings; `keys` empty means all of the owner's. */
export function createKeyValues(database: DatabaseSync): KeyValues {
  const find = database.prepare('SELECT key, value FROM key_values WHERE owner = ? AND key = ?')
  const all = database.prepare('SELECT key, value FROM key_values WHERE owner = ? ORDER BY key LIMIT 1000')
  const store = database.prepare('INSERT OR REPLACE INTO key_values (owner, key, value) VALUES (?, ?, ?)')
  return {
    get(owner, keys) {
      const rows =
        keys.length === 0 ? all.all(owner) : keys.map((key) => find.get(owner, key)).filter((row) => row !== undefined)
      return rows.map((row) => ({ key: String(row['key']), value: JSON.parse(String(row['value'])) as unknown }))
    },
    set(owner, entries) {
      for (const { key, value } of entries) store.run(owner, key, JSON.stringify(value ?? null))
    },
  }
}
