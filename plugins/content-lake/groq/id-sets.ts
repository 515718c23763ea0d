/** Ids that may be asked for and gone through. `size` is exact for a set, and for several together the most there can be. */
export interface Ids {
  readonly size: number
  has(id: string): boolean
  [Symbol.iterator](): Iterator<string>
}

const nothing: Ids = new Set<string>()

/** The ids of any of the sets, without putting them together: some hold every document of a type. */
export function anyOf(sets: readonly Ids[]): Ids {
  const [only = nothing] = sets
  if (sets.length < 2) return only
  return {
    size: sets.reduce((sum, { size }) => sum + size, 0),
    has: (id) => sets.some((ids) => ids.has(id)),
    *[Symbol.iterator]() {
      for (const [at, ids] of sets.entries()) {
        const before = sets.slice(0, at)
        for (const id of ids) if (!before.some((each) => each.has(id))) yield id
      }
    },
  }
}

/** The ids that all of the sets hold. */
export function allOf(sets: readonly Ids[]): Ids {
  const [smallest = nothing, ...rest] = sets.toSorted((a, b) => a.size - b.size)
  if (rest.length === 0) return smallest
  const shared = new Set<string>()
  for (const id of smallest) if (rest.every((ids) => ids.has(id))) shared.add(id)
  return shared
}
