/** Ids that may be asked for and gone through. `size` is exact for a set, and for several together the most there can be. */
export interface Ids {
  readonly size: number
  has(id: string): boolean
  [Symbol.iterator](): Iterator<string>
}

const nothing: Ids = new Set<string>()

/** So many sets are asked one by one whether they hold an id; with more, each id would be asked of too many. */
const fewSets = 8

/** The ids of any of the sets, each once, in the order of the sets. A few are not put together: some hold all of a type. */
export function anyOf(sets: readonly Ids[]): Ids {
  const [only = nothing] = sets
  if (sets.length < 2) return only
  const size = sets.reduce((sum, each) => sum + each.size, 0)
  if (sets.length > fewSets) return together(sets, size)
  return {
    size,
    has: (id) => sets.some((ids) => ids.has(id)),
    *[Symbol.iterator]() {
      for (const [at, ids] of sets.entries()) {
        const before = sets.slice(0, at)
        for (const id of ids) if (!before.some((each) => each.has(id))) yield id
      }
    },
  }
}

/** The same of many sets, put together when somebody asks for more than how many there can be. */
function together(sets: readonly Ids[], size: number): Ids {
  let union: Set<string> | undefined
  const all = (): Set<string> => {
    if (union) return union
    union = new Set()
    for (const ids of sets) for (const id of ids) union.add(id)
    return union
  }
  return { size, has: (id) => all().has(id), [Symbol.iterator]: () => all()[Symbol.iterator]() }
}

/** The ids that all of the sets hold. */
export function allOf(sets: readonly Ids[]): Ids {
  const [smallest = nothing, ...rest] = sets.toSorted((a, b) => a.size - b.size)
  if (rest.length === 0) return smallest
  const shared = new Set<string>()
  for (const id of smallest) if (rest.every((ids) => ids.has(id))) shared.add(id)
  return shared
}
