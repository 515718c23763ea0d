import type { DocumentStore } from '@souk/commerce'
import type { Write } from '@souk/kernel'

/** A transaction on its way to the lake. */
export interface Outgoing {
  readonly writes: readonly Write[]
  readonly transactionId: string
  readonly at: string
}

/** Tells the lake transactions, many at a time; those that touch the same document one after the other. */
export interface LakeSender {
  send(outgoing: Outgoing): void
  /** Resolves when at most `waiting` are left; throws when the lake refused one. */
  drain(waiting: number): Promise<void>
}

/** As many requests as make the lake's group commit worth while. */
const mostInFlight = 48

const idOf = (write: Write): string => {
  if ('patch' in write) return write.patch.id
  if ('delete' in write) return write.delete.id
  return Object.values(write)[0]?._id ?? ''
}

/**
 * Carts of the past are gone by the time an order is placed, so the lake is not told of them at all: every cart of a
 * story ends in its order.
 */
const leavesATrace = (write: Write): boolean => !idOf(write).startsWith('cart.')

/** Sends in an order that keeps every document's own history: the only order that revisions and readers can see. */
export function createLakeSender(lake: DocumentStore): LakeSender {
  const last = new Map<string, Promise<void>>()
  const queue: (() => void)[] = []
  const drainers: (() => void)[] = []
  let inFlight = 0
  let left = 0
  let failure: unknown

  function slot(): Promise<void> {
    if (inFlight < mostInFlight) {
      inFlight += 1
      return Promise.resolve()
    }
    return new Promise((granted) => queue.push(granted))
  }

  function release(): void {
    const next = queue.shift()
    if (next) next()
    else inFlight -= 1
  }

  async function sendOne({ writes, transactionId, at }: Outgoing, before: readonly Promise<void>[]): Promise<void> {
    await Promise.all(before)
    await slot()
    try {
      if (failure !== undefined) return
      const outcome = await lake.commit(writes, { transactionId, at })
      if (outcome.kind !== 'committed')
        throw new Error(`the lake answered ${outcome.kind} to ${transactionId} of ${at}`)
    } catch (error) {
      failure ??= error
    } finally {
      release()
      left -= 1
      for (const look of drainers.splice(0)) look()
    }
  }

  return {
    send(given) {
      const outgoing = { ...given, writes: given.writes.filter(leavesATrace) }
      if (outgoing.writes.length === 0) return
      const ids = [...new Set(outgoing.writes.map(idOf))]
      const before = ids.flatMap((id) => last.get(id) ?? [])
      left += 1
      const sent = sendOne(outgoing, before)
      for (const id of ids) last.set(id, sent)
      void sent.then(() => {
        for (const id of ids) if (last.get(id) === sent) last.delete(id)
      })
    },
    async drain(waiting) {
      while (left > waiting && failure === undefined) await new Promise<void>((look) => drainers.push(look))
      if (failure !== undefined) throw failure
    },
  }
}
