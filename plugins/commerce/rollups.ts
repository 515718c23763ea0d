import {
  factsOfOrder,
  factsOfRefund,
  type Rollup,
  rebuild,
  type SettledRefund,
  type SoldOrder,
  shopHour,
} from '@souk/analytics'
import {
  canonicalJson,
  type Instant,
  type New,
  plusMinutes,
  plusMs,
  type StoredDocument,
  type Write,
} from '@souk/kernel'
import type { DocumentStore } from './contract.ts'

export interface FolderParts {
  readonly store: DocumentStore
  readonly timeZone: () => Promise<string>
  readonly newTransactionId: () => string
  /** Names this process in the lease. */
  readonly owner: string
}

/** Where the folding stands. Id `rollupCursor.main`. */
interface RollupCursor extends StoredDocument {
  readonly _type: 'rollupCursor'
  /** Changes up to this `_updatedAt` are folded. */
  readonly upTo: string
  readonly leaseOwner: string
  readonly leaseUntil: string
}

const cursorId = 'rollupCursor.main'
const leaseMs = 30_000
/** Queries may lag behind commits: this much before the cursor is looked at again. Folding again is harmless. */
const overlapMs = 10_000
const atOnce = 500

const orderFields =
  '{_id, placedAt, canceledAt, totals, lines[]{_key, product, title, quantity, subtotal, discount}, allocations[]{line, location, quantity}, _updatedAt}'
const refundFields = '{_id, state, amount, settledAt, _updatedAt}'
type Changed<Doc> = Doc & { readonly _updatedAt: string }

/**
 * Folds what changed since the cursor into its hours: each touched hour is made anew from its orders and refunds, so
 * that folding twice, late or in any order comes to the same. One process at a time, by lease; the others answer 0.
 */
export async function foldChanges(parts: FolderParts, now: Instant): Promise<number> {
  const cursor = await lease(parts, now)
  if (!cursor) return 0
  const { store } = parts
  const since = cursor.upTo === '' ? '' : plusMs(cursor.upTo as Instant, -overlapMs)
  const [orders, refunds, timeZone] = await Promise.all([
    store.query<readonly Changed<SoldOrder>[]>(
      `*[_type == "order" && defined(placedAt) && _updatedAt > $since] | order(_updatedAt asc)[0...${atOnce}]${orderFields}`,
      { since },
    ),
    store.query<readonly Changed<SettledRefund>[]>(
      `*[_type == "refund" && defined(settledAt) && _updatedAt > $since] | order(_updatedAt asc)[0...${atOnce}]${refundFields}`,
      { since },
    ),
    parts.timeZone(),
  ])
  const moments = [
    ...orders.flatMap(({ placedAt, canceledAt }) => [placedAt, canceledAt]),
    ...refunds.map(({ settledAt }) => settledAt),
  ].filter((at) => at !== undefined && at !== null)
  const hours = new Map(moments.map((at) => shopHour(at, timeZone)).map((hour) => [hour.id, hour]))
  let written = 0
  for (const hour of hours.values()) written += await foldHour(parts, hour.id, hour.start, timeZone)
  await moveCursor(parts, cursor, nextCursor(cursor.upTo, orders, refunds))
  return written
}

/** A list that was cut off moves the cursor only as far as it reaches. */
function nextCursor(before: string, ...lists: readonly (readonly { readonly _updatedAt: string }[])[]): string {
  const ends = lists.map((list) => ({ end: list.at(-1)?._updatedAt ?? before, cut: list.length === atOnce }))
  const cut = ends.filter((each) => each.cut).map(({ end }) => end)
  return cut.length > 0
    ? cut.reduce((a, b) => (a < b ? a : b))
    : ends.reduce((a, { end }) => (a > end ? a : end), before)
}

/** Makes one hour anew; answers 1 when it had to be written. */
async function foldHour(parts: FolderParts, id: string, start: string, timeZone: string): Promise<number> {
  const { store } = parts
  const until = plusMinutes(start as Instant, 60)
  const [orders, refunds, [stored]] = await Promise.all([
    store.query<readonly SoldOrder[]>(
      `*[_type == "order" && ((placedAt >= $start && placedAt < $until) || (canceledAt >= $start && canceledAt < $until))]${orderFields}`,
      { start, until },
    ),
    store.query<readonly SettledRefund[]>(
      `*[_type == "refund" && settledAt >= $start && settledAt < $until]${refundFields}`,
      { start, until },
    ),
    store.get([id]),
  ])
  const facts = [...orders.map(plain).flatMap(factsOfOrder), ...refunds.flatMap(factsOfRefund)]
  const made = rebuild(facts, timeZone).find(({ _id }) => _id === id)
  if (!made || isSame(stored, made)) return 0
  await store.commit([{ createOrReplace: made }], { transactionId: parts.newTransactionId() })
  return 1
}

/** Makes every hour anew from every order and refund; hours that should not be there are removed. */
export async function rebuildRollups(parts: FolderParts): Promise<{ readonly buckets: number }> {
  const { store } = parts
  const [rollups, stored] = await Promise.all([
    expectedRollups(parts),
    store.query<readonly Rollup[]>('*[_type == "rollup"]'),
  ])
  const kept = new Map(stored.map((each) => [each._id, each]))
  const ids = new Set(rollups.map(({ _id }) => _id))
  const writes: readonly Write[] = [
    ...rollups.filter((each) => !isSame(kept.get(each._id), each)).map((each) => ({ createOrReplace: each })),
    ...stored.filter(({ _id }) => !ids.has(_id)).map(({ _id }) => ({ delete: { id: _id } })),
  ]
  for (let start = 0; start < writes.length; start += 100)
    await store.commit(writes.slice(start, start + 100), { transactionId: parts.newTransactionId() })
  return { buckets: rollups.length }
}

/** Every hour as the documents say it should be. Also asked by `verify`. */
export async function expectedRollups(parts: Pick<FolderParts, 'store' | 'timeZone'>): Promise<readonly New<Rollup>[]> {
  const { store } = parts
  const [orders, refunds, timeZone] = await Promise.all([
    store.query<readonly SoldOrder[]>(`*[_type == "order" && defined(placedAt)]${orderFields}`),
    store.query<readonly SettledRefund[]>(`*[_type == "refund" && defined(settledAt)]${refundFields}`),
    parts.timeZone(),
  ])
  return rebuild([...orders.map(plain).flatMap(factsOfOrder), ...refunds.flatMap(factsOfRefund)], timeZone)
}

/** A projection answers null for what is not there. */
const plain = ({ placedAt, canceledAt, ...order }: SoldOrder): SoldOrder => ({
  ...order,
  ...(placedAt && { placedAt }),
  ...(canceledAt && { canceledAt }),
})

/** Whether a stored hour says the same as one made anew; the store's own fields do not count. */
export function isSame(stored: StoredDocument | undefined, made: New<Rollup>): boolean {
  if (!stored) return false
  const { _rev, _createdAt, _updatedAt, ...content } = stored
  return canonicalJson(content) === canonicalJson(made)
}

async function lease({ store, owner, newTransactionId }: FolderParts, now: Instant): Promise<RollupCursor | undefined> {
  const [document] = await store.get([cursorId])
  const cursor = document as RollupCursor | undefined
  if (cursor && cursor.leaseOwner !== owner && cursor.leaseUntil > now) return undefined
  const held = { leaseOwner: owner, leaseUntil: plusMs(now, leaseMs) }
  // A lease that is ours and fresh is not written again: folding must not be a write every two seconds.
  if (cursor && cursor.leaseOwner === owner && cursor.leaseUntil > plusMs(now, leaseMs / 2)) return cursor
  const write: Write = cursor
    ? { patch: { id: cursorId, ifRevisionID: cursor._rev, set: held } }
    : { create: { _id: cursorId, _type: 'rollupCursor', upTo: '', ...held } }
  const outcome = await store.commit([write], { transactionId: newTransactionId() })
  if (outcome.kind !== 'committed') return undefined
  const [leased] = await store.get([cursorId])
  return leased as RollupCursor | undefined
}

async function moveCursor({ store, newTransactionId }: FolderParts, cursor: RollupCursor, upTo: string): Promise<void> {
  if (upTo === cursor.upTo) return
  const write = { patch: { id: cursorId, ifRevisionID: cursor._rev, set: { upTo } } }
  await store.commit([write], { transactionId: newTransactionId() })
}
