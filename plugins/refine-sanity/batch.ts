type Kind = 'created' | 'updated' | 'deleted' | '*'

interface BatchOptions {
  readonly debounceMs: number
  readonly maxWaitMs: number
  readonly tell: (kind: Kind, ids: readonly string[]) => void
}

/** Gathers changes until they rest for `debounceMs`, at most `maxWaitMs`, then tells them once per kind. */
export function createBatch({ debounceMs, maxWaitMs, tell }: BatchOptions) {
  let pending = new Map<Kind, Set<string>>()
  let quiet: ReturnType<typeof setTimeout> | undefined
  let latest: ReturnType<typeof setTimeout> | undefined
  const rest = () => {
    clearTimeout(quiet)
    clearTimeout(latest)
    latest = undefined
  }
  const flush = () => {
    rest()
    const told = pending
    pending = new Map()
    for (const [kind, ids] of told) tell(kind, [...ids])
  }
  return {
    add(kind: Kind, id?: string) {
      const ids = pending.get(kind) ?? new Set<string>()
      if (id !== undefined) ids.add(id)
      pending.set(kind, ids)
      clearTimeout(quiet)
      quiet = setTimeout(flush, debounceMs)
      latest ??= setTimeout(flush, maxWaitMs)
    },
    close: () => {
      rest()
      pending = new Map()
    },
  }
}
