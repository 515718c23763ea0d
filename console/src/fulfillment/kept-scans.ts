import type { RunCommand } from '@souk/kernel'
import type { WorkRow } from '../orders/order-row.ts'
import { toldPicks } from './told-picks.ts'

type List = Pick<WorkRow, '_id' | 'orderNumber' | 'lines'>
type Answer = Awaited<ReturnType<RunCommand>>

/** What became of the scans that nobody looks at any more, and of those that the shop has not heard of. */
interface KeptScans {
  /** Scans that are not answered yet. */
  readonly waiting: number
  /** The shop could not be reached: they are told again and again until it answers. */
  readonly unheard: boolean
  /** What was refused after its list was closed, oldest first. */
  readonly refused: readonly { readonly key: number; readonly words: string }[]
}

/** No answer to the scan itself: it may be told once more, because it says how many are picked by then. */
const unanswered: ReadonlySet<string> = new Set(['unreached', 'busy'])

/**
 * The scans of every list, from the moment they are read until the shop has answered, whatever is on the page meanwhile.
 * `pause` ends when it is time to try again.
 */
export function keptScans(pick: (input: unknown) => Promise<Answer>, pause: () => Promise<unknown>) {
  const lists = new Map<string, ReturnType<typeof toldPicks>>()
  const open = new Map<string, number>()
  const listeners = new Set<() => void>()
  let now: KeptScans = { waiting: 0, unheard: false, refused: [] }
  let keys = 0
  const change = (set: Partial<KeptScans>) => {
    now = { ...now, ...set }
    for (const listener of listeners) listener()
  }
  const told = (id: string) => {
    const list = lists.get(id) ?? toldPicks()
    lists.set(id, list)
    return list
  }
  const send = async (input: unknown): Promise<Answer> => {
    for (;;) {
      const answer = await pick(input)
      const unheard = !answer.ok && unanswered.has(answer.refusal.code)
      if (unheard !== now.unheard) change({ unheard })
      if (!unheard) return answer
      await pause()
    }
  }
  return {
    read: (): KeptScans => now,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** A list is looked at, and says itself what is refused; answers how to leave it. */
    look(id: string): () => void {
      open.set(id, (open.get(id) ?? 0) + 1)
      return () => void open.set(id, (open.get(id) ?? 1) - 1)
    },
    /** The list with everything that was scanned of it. */
    seen: <Work extends List>(work: Work): Work => told(work._id).seen(work),
    /** The board's rows as they stand now. */
    heard(rows: readonly List[]): void {
      for (const { _id, lines } of rows) lists.get(_id)?.heard(lines)
    },
    /** So many of a SKU are picked by now, or more where a colleague went on meanwhile: it may be heard late. */
    async tell({ _id: fulfillmentId, orderNumber }: List, sku: string, quantity: number): Promise<Answer> {
      change({ waiting: now.waiting + 1 })
      const input = { fulfillmentId, lines: [{ sku, quantity }], atLeast: true }
      const answer = await told(fulfillmentId).tell(sku, quantity, () => send(input))
      change({ waiting: now.waiting - 1 })
      if (!answer.ok && !open.get(fulfillmentId)) {
        keys += 1
        const words = `${sku} of ${orderNumber} was scanned and not noted: ${answer.refusal.message}`
        change({ refused: [...now.refused, { key: keys, words }] })
      }
      return answer
    },
    /** Somebody has read it. */
    dismiss: (key: number) => change({ refused: now.refused.filter((each) => each.key !== key) }),
  }
}
