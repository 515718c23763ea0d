import { createMemoryStore, type DocumentStore, type EffectDocument } from '@souk/commerce'
import type { StoredDocument, Write } from '@souk/kernel'
import { createLakeSender } from './lake-sender.ts'

/** A document store that decides in memory and tells the lake the same transactions. */
export interface SeedStore extends DocumentStore {
  /** Effects that commits have created since the last call. They are stored as done: the story does their work itself. */
  takeEffects(): readonly EffectDocument[]
  /** Resolves when the lake has everything; throws when it refused something. */
  flush(): Promise<void>
  /** Transactions so far. */
  commits(): number
}

/** Transactions that may wait for the lake before the story has to wait too. */
const mostWaiting = 600

/**
 * Why not straight to the lake: a history is thousands of commands one after the other, each of which would wait for its
 * reads and its commit. Here they are decided against memory by the same store that simulations use; every transaction
 * then goes to the lake as it was committed, with its id, its time and its revision guards, so that the lake would
 * refuse any that does not fit. A refusal is a fault and ends the seeding.
 */
export function createSeedStore(
  lake: DocumentStore,
  documents: readonly StoredDocument[],
  clock: () => string,
): SeedStore {
  const memory = createMemoryStore({ now: clock, documents })
  const sender = createLakeSender(lake)
  const effects: EffectDocument[] = []
  let committed = 0
  return {
    get: memory.get,
    query: memory.query,
    listen: memory.listen,
    async commit(given, { transactionId, at }) {
      const stamp = at ?? clock()
      const writes = given.map((write) => done(write, stamp, effects))
      const outcome = await memory.commit(writes, { transactionId, at: stamp })
      if (outcome.kind !== 'committed') return outcome
      committed += 1
      sender.send({ writes, transactionId, at: stamp })
      // Commands settle in microtasks; requests to the lake move only when the loop turns.
      if (committed % 8 === 0) await new Promise((turned) => setImmediate(turned))
      await sender.drain(mostWaiting)
      return outcome
    },
    takeEffects: () => effects.splice(0),
    flush: () => sender.drain(0),
    commits: () => committed,
  }
}

/** An effect is stored as done at the moment it was decided, and handed to the story. */
function done(write: Write, at: string, effects: EffectDocument[]): Write {
  if (!('create' in write) || write.create._type !== 'effect') return write
  effects.push(write.create as unknown as EffectDocument)
  return { create: { ...write.create, state: 'done', attempts: 1, doneAt: at } }
}
