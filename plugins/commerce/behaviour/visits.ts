import { createHmac, randomBytes } from 'node:crypto'
import { leastSearches, marksOf, type ShopperAct } from '@souk/analytics'

/** Where a shopper's browser is and what it calls itself. Never leaves memory, and is forgotten within seconds. */
export interface Visitor {
  readonly address: string
  readonly agent: string
}

/** Where shoppers' acts are told. */
export interface BehaviourWatch {
  /** Notes an act. Never waits and never fails; it is counted and written within seconds. */
  see(visitor: Visitor, act: ShopperAct): void
}

/** Bounds of one day in one process: what lies beyond them is not counted. */
const most = { visits: 50_000, visitsPerAddress: 200, marksPerVisit: 300, terms: 20_000 } as const

/**
 * The visits of one day, told apart by a keyed hash of address and browser. The key is made anew every day, stands in
 * memory only and is never written, so that nobody can be met again the next day, or be found from a hash.
 */
export interface DayOfVisits {
  /** Marks that this act leaves for the first time today; of search words only those that are many enough to be told. */
  see(visitor: Visitor, act: ShopperAct): readonly (readonly [mark: string, times: number])[]
}

/** Opens a day. `key` only for tests. */
export function openDayOfVisits(key: Uint8Array = randomBytes(32)): DayOfVisits {
  const visits = new Map<string, Set<string>>()
  const fromAddress = new Map<string, number>()
  const searched = new Map<string, { searches: number; empty: number }>()
  const hash = (text: string) => createHmac('sha256', key).update(text).digest('base64').slice(0, 20)

  /** The marks that a visit has left; undefined when no more visits can be told apart. */
  function visitOf({ address, agent }: Visitor): Set<string> | undefined {
    const name = hash(`${address}\n${agent}`)
    const known = visits.get(name)
    if (known) return known
    const from = hash(address)
    const count = fromAddress.get(from) ?? 0
    if (visits.size >= most.visits || count >= most.visitsPerAddress) return undefined
    const left = new Set<string>()
    visits.set(name, left)
    fromAddress.set(from, count + 1)
    return left
  }

  /** Holds a search back until its words were searched for often enough, then tells all of them at once. */
  function toldOf(term: string, empty: boolean): readonly (readonly [string, number])[] {
    const before = searched.get(term)
    if (!before && searched.size >= most.terms) return []
    const now = { searches: (before?.searches ?? 0) + 1, empty: (before?.empty ?? 0) + (empty ? 1 : 0) }
    searched.set(term, now)
    if (now.searches < leastSearches) return []
    const all = now.searches === leastSearches
    return [
      [`searches ${term}`, all ? now.searches : 1],
      [`empty ${term}`, all ? now.empty : empty ? 1 : 0],
    ]
  }

  return {
    see(visitor, act) {
      const left = visitOf(visitor)
      if (!left) return []
      const fresh = marksOf(act).filter((mark) => !left.has(mark))
      if (left.size + fresh.length > most.marksPerVisit) return []
      for (const mark of fresh) left.add(mark)
      const term = fresh.find((mark) => mark.startsWith('searches '))?.slice('searches '.length)
      const empty = act.kind === 'search' && act.found === 0
      return [
        ...fresh
          .filter((mark) => !mark.startsWith('searches ') && !mark.startsWith('empty '))
          .map((mark) => [mark, 1] as const),
        ...(term === undefined ? [] : [['searches', 1] as const, ...(empty ? [['emptySearches', 1] as const] : [])]),
        ...(term === undefined ? [] : toldOf(term, empty)),
      ].filter(([, times]) => times > 0)
    },
  }
}
