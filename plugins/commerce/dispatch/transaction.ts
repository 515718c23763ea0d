import type { Effect, Patch, StoredDocument, Write } from '@souk/kernel'
import { dotted } from '@souk/kernel'
import { targetOf } from '../store/apply-write.ts'
import { isCommuting } from './guarded-edge.ts'

/** Operational documents have a dot in their id; drafts and versions of content have one too, but stand for content. */
export const isOperational = (id: string): boolean => id.includes('.') && !/^(drafts|versions)\./.test(id)

/** The documents that a decision's effects become: `effect.<commandId>.<kind>`, `-2` and so on when a kind repeats. */
export function effectDocuments(effects: readonly Effect[], commandId: string, now: string): readonly Write[] {
  const seen = new Map<string, number>()
  return effects.map(({ kind, subject, notBefore }) => {
    const nth = (seen.get(kind) ?? 0) + 1
    seen.set(kind, nth)
    const _id = dotted('effect', commandId, nth === 1 ? kind : `${kind}-${nth}`)
    const nextAt = notBefore ?? now
    return { create: { _id, _type: 'effect', kind, subject, state: 'pending', attempts: 0, nextAt, createdAt: now } }
  })
}

/**
 * One transaction of many decisions' writes: sums of one document are folded into one patch, and each guarded document
 * carries the revision it was read at on its first patch; where its first write is none, a patch that changes nothing
 * goes before it.
 */
export function composeTransaction(
  writes: readonly Write[],
  guarded: ReadonlySet<string>,
  base: (id: string) => StoredDocument | undefined,
): readonly Write[] {
  const open = new Set([...guarded].filter((id) => base(id)))
  const composed: Write[] = []
  for (const write of foldSums(writes)) {
    const id = targetOf(write)
    const revision = open.delete(id) ? base(id)?._rev : undefined
    if ('patch' in write) composed.push({ patch: guardedBy(write.patch, revision) })
    else if (revision === undefined) composed.push(write)
    else composed.push(guard(id, revision), write)
  }
  // Guards first: a refused transaction is then refused before anything is worked out.
  return [...[...open].flatMap((id) => guard(id, base(id)?._rev ?? '')), ...composed]
}

/** A patch names the revision it was decided on; within a batch only the first of a document can. */
function guardedBy({ ifRevisionID: _, ...patch }: Patch, revision: string | undefined): Patch {
  return revision === undefined ? patch : { ...patch, ifRevisionID: revision }
}

const guard = (id: string, ifRevisionID: string): Write => ({ patch: { id, ifRevisionID, unset: ['guardOfARead'] } })

/** Folds the patches of every document that is only added to and subtracted from into one patch, at the first's place. */
function foldSums(writes: readonly Write[]): readonly Write[] {
  const plain = new Set<string>()
  const patches = new Map<string, Patch[]>()
  for (const write of writes) {
    const id = targetOf(write)
    if ('patch' in write && isCommuting(write.patch)) patches.set(id, [...(patches.get(id) ?? []), write.patch])
    else plain.add(id)
  }
  const done = new Set<string>()
  return writes.flatMap((write) => {
    const id = targetOf(write)
    const own = patches.get(id)
    if (plain.has(id) || !own || own.length === 1) return [write]
    if (done.has(id)) return []
    done.add(id)
    return [{ patch: sum(id, own) }]
  })
}

function sum(id: string, patches: readonly Patch[]): Patch {
  const total = new Map<string, number>()
  const add = (field: string, by: number) => void total.set(field, (total.get(field) ?? 0) + by)
  for (const { inc, dec } of patches) {
    for (const [field, by] of Object.entries(inc ?? {})) add(field, by)
    for (const [field, by] of Object.entries(dec ?? {})) add(field, -by)
  }
  const up = [...total].filter(([, by]) => by >= 0)
  const down = [...total].filter(([, by]) => by < 0).map(([field, by]) => [field, -by] as const)
  return {
    id,
    ...(up.length > 0 && { inc: Object.fromEntries(up) }),
    ...(down.length > 0 && { dec: Object.fromEntries(down) }),
  }
}
