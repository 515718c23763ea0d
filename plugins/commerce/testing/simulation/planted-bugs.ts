import type { StoredDocument, Write } from '@souk/kernel'
import type { CommitOutcome, DocumentStore } from '../../contract.ts'
import { availableIn } from '../../dispatch/guarded-edge.ts'
import { documentOf, targetOf } from '../../store/apply-write.ts'
import type { Sabotage } from './sabotage.ts'

type Of = Parameters<DocumentStore['commit']>[1]

/** A store that changes what is committed. */
const rewriting =
  (rewrite: (writes: readonly Write[]) => readonly Write[]): Sabotage =>
  (store) => ({ ...store, commit: (writes, of) => store.commit(rewrite(writes), of) })

const withoutGuard = (write: Write): Write => {
  if (!('patch' in write)) return write
  const { ifRevisionID: _, ...patch } = write.patch
  return { patch }
}
const withoutIncoming = (write: Write): Write => {
  if (!('patch' in write) || write.patch.dec?.['incoming'] === undefined) return write
  const { dec, ...patch } = write.patch
  const { incoming: _, ...left } = dec
  return { patch: { ...patch, dec: left } }
}
const isOf = (write: Write, type: string) => targetOf(write).startsWith(`${type}.`)
const split = (writes: readonly Write[]) => [
  writes.filter((each) => !isOf(each, 'stockLevel')),
  writes.filter((each) => isOf(each, 'stockLevel')),
]

async function inTwo(store: DocumentStore, writes: readonly Write[], of: Of): Promise<CommitOutcome> {
  const [rest = [], levels = []] = split(writes)
  if (levels.length === 0) return store.commit(writes, of)
  const first = await store.commit(rest.length > 0 ? rest : levels, of)
  if (first.kind !== 'committed' || rest.length === 0) return first
  await store.commit(levels, { ...of, transactionId: `${of.transactionId}-levels` })
  return first
}

/**
 * Mistakes that shops really make, each a store that behaves as if the engine had made it. The judge must catch every
 * one; where it does not, the property test proves nothing.
 */
export const plantedBugs: Readonly<Record<string, Sabotage>> = {
  'no revision guards': rewriting((writes) => writes.map(withoutGuard)),
  'stock levels are not guarded': rewriting((writes) =>
    writes.map((write) => (isOf(write, 'stockLevel') ? withoutGuard(write) : write)),
  ),
  'orders are not guarded': rewriting((writes) =>
    writes.map((write) => (isOf(write, 'order') ? withoutGuard(write) : write)),
  ),
  'uses of a promotion are not counted on': rewriting((writes) =>
    writes.filter((write) => !('patch' in write && isOf(write, 'promotionCode') && write.patch.inc !== undefined)),
  ),
  'stock is written in a second transaction': (store) => ({
    ...store,
    commit: (writes, of) => inTwo(store, writes, of),
  }),
  'the ledger is forgotten': rewriting((writes) => writes.filter((write) => !isOf(write, 'stockMovement'))),
  'what a place awaits is forgotten': rewriting((writes) => writes.map(withoutIncoming)),
  'an applied commit is reported as busy': (store) => ({
    ...store,
    async commit(writes, of) {
      const outcome = await store.commit(writes, of)
      const lied = outcome.kind === 'committed' && writes.some((write) => 'create' in write && isOf(write, 'order'))
      return lied ? { kind: 'busy', retryAfterMs: 100_000 } : outcome
    },
  }),
  'returns are not counted on their order': rewriting((writes) => writes.map(withoutReturns)),
  'what comes back is in no ledger': rewriting((writes) => writes.filter((write) => !isTakenBack(write))),
  'a changed order leaves its parcels as they were': rewriting((writes) =>
    writes.some(isEdit) ? writes.filter((write) => !('patch' in write && isOf(write, 'fulfillment'))) : writes,
  ),
  'the units that a changed order gives back are forgotten': rewriting((writes) =>
    writes.some(isEdit)
      ? writes.filter((write) => !isOf(write, 'stockLevel') && !isOf(write, 'stockMovement'))
      : writes,
  ),
  'what is missing stays promised': rewriting((writes) =>
    writes.some(isOfMissing)
      ? writes.filter((write) => !isOf(write, 'stockLevel') && !isOf(write, 'stockMovement'))
      : writes,
  ),
  'a part that two lines share is promised once': rewriting((writes) => writes.map(sharedOnce(writes))),
  'the parts of a set are not promised': rewriting((writes) => writes.map(withoutSets(writes))),
  'an answer leaves the question open': rewriting((writes) => writes.map(stillAsked)),
  'what is sent from another place stays promised where it was': rewriting((writes) =>
    writes.some(isRerouted)
      ? writes.filter((write) => !isOf(write, 'stockLevel') && !isOf(write, 'stockMovement'))
      : writes,
  ),
  'what is promised beyond stock is not counted': rewriting((writes) => writes.filter((write) => !isPromise(write))),
  'whoever ends still counts as waiting': rewriting((writes) => writes.map(withoutWaiting)),
  'what pays for an exchange stays where it was': rewriting((writes) => writes.map(keptCredit(writes))),
  'events are not kept': rewriting((writes) => writes.filter((write) => !isOf(write, 'event'))),
  'carts are not used up': rewriting((writes) => writes.filter((write) => !('delete' in write && isOf(write, 'cart')))),
  'a level is set to what was read': (store) => {
    const seen = new Map<string, StoredDocument>()
    return {
      ...store,
      async get(ids) {
        const found = await store.get(ids)
        for (const document of found) if (document) seen.set(document._id, document)
        return found
      },
      commit: (writes, of) =>
        store.commit(
          writes.map((write) => asSet(write, seen)),
          of,
        ),
    }
  },
  'sold out is remembered for ever': (store) => {
    const scarcest = new Map<string, StoredDocument>()
    const asRemembered = (document: StoredDocument | undefined) => {
      if (document?._type !== 'stockLevel') return document
      const old = scarcest.get(document._id)
      if (!old || availableIn(document) < availableIn(old)) scarcest.set(document._id, document)
      return scarcest.get(document._id)
    }
    return { ...store, get: async (ids) => (await store.get(ids)).map(asRemembered) }
  },
  'creating twice is no error': rewriting((writes) =>
    writes.map((write) => ('create' in write ? { createOrReplace: documentOf(write) } : write)).map(withoutGuard),
  ),
}

const isEdit = (write: Write): boolean =>
  'patch' in write && isOf(write, 'order') && write.patch.set !== undefined && 'taxIncluded' in write.patch.set

type Entry = { readonly sku: string; readonly location: string; readonly quantity: number; readonly bundle?: string }
/** What the movement of a transaction says of a level, when it holds units for an order. */
function heldAt(writes: readonly Write[], level: string): readonly Entry[] {
  const held = writes.flatMap((write) =>
    'create' in write && isOf(write, 'stockMovement') && write.create['reason'] === 'reserve'
      ? (write.create['entries'] as readonly Entry[])
      : [],
  )
  return held.filter(({ sku, location }) => level === `stockLevel.variant-${sku.toLowerCase()}.${location}`)
}
const withReserved = (write: Write, units: number): Write =>
  'patch' in write && write.patch.inc?.['reserved'] !== undefined
    ? { patch: { ...write.patch, inc: { ...write.patch.inc, reserved: units } } }
    : write
/** Each line is looked at by itself: the greater of two that want the same wins. */
const sharedOnce = (writes: readonly Write[]) => (write: Write) => {
  const held = heldAt(writes, targetOf(write)).map(({ quantity }) => quantity)
  return held.length > 1 ? withReserved(write, Math.max(...held)) : write
}
const withoutSets = (writes: readonly Write[]) => (write: Write) => {
  const held = heldAt(writes, targetOf(write))
  const single = held.filter(({ bundle }) => bundle === undefined)
  return single.length < held.length
    ? withReserved(
        write,
        single.reduce((sum, { quantity }) => sum + quantity, 0),
      )
    : write
}

const isPromise = (write: Write): boolean => 'patch' in write && write.patch.inc?.['backordered'] !== undefined
const withoutWaiting = (write: Write): Write => {
  if (!('patch' in write) || write.patch.dec?.['backordered'] === undefined) return write
  const { backordered: _, ...dec } = write.patch.dec
  return { patch: { ...write.patch, dec } }
}

/** The money of a credit is counted twice: the payment that it left does not learn of it. */
const keptCredit = (writes: readonly Write[]) => (write: Write) => {
  const moves = writes.some(
    (each) => 'create' in each && isOf(each, 'payment') && each.create['creditOf'] !== undefined,
  )
  const refunded = 'patch' in write && isOf(write, 'payment') ? write.patch.set?.['refunded'] : undefined
  return moves && 'patch' in write && refunded !== undefined
    ? { patch: { id: write.patch.id, unset: ['none'] } }
    : write
}

const isRerouted = (write: Write): boolean =>
  'create' in write && isOf(write, 'stockMovement') && write.create['reason'] === 'rerouted'
const isOfMissing = (write: Write): boolean =>
  'create' in write && isOf(write, 'stockMovement') && write.create['reason'] === 'missing'
const stillAsked = (write: Write): Write => {
  const entries = 'patch' in write ? write.patch.set?.['substitutions'] : undefined
  if (!('patch' in write) || !Array.isArray(entries)) return write
  const substitutions = entries.map(({ outcome: _, ...entry }) => ({ ...entry, state: 'asked' }))
  return { patch: { ...write.patch, set: { ...write.patch.set, substitutions } } }
}

const withoutReturns = (write: Write): Write =>
  'patch' in write && write.patch.set && 'returns' in write.patch.set
    ? { patch: { ...write.patch, set: { ...write.patch.set, returns: [] } } }
    : write
const isTakenBack = (write: Write): boolean =>
  'create' in write && isOf(write, 'stockMovement') && write.create['reason'] === 'return'

/** The lost update: a sum worked out by hand and written as a value. */
function asSet(write: Write, seen: ReadonlyMap<string, StoredDocument>): Write {
  const before = seen.get(targetOf(write))
  if (!('patch' in write) || before?._type !== 'stockLevel') return write
  const { id, inc, dec } = write.patch
  const set: Record<string, number> = {}
  for (const [field, by] of Object.entries(inc ?? {})) set[field] = Number(before[field]) + by
  for (const [field, by] of Object.entries(dec ?? {})) set[field] = Number(set[field] ?? before[field]) - by
  return { patch: { id, set } }
}
