import {
  factsOfOrder,
  factsOfRefund,
  firstOrders,
  type Rollup,
  rebuild,
  type SettledRefund,
  type ShopHour,
  type SoldOrder,
  shopHour,
  type Unsold,
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
import { loadUnsold, type MaybeSold } from './unsold.ts'

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
/** From so many hours on it is cheaper to know all shoppers' first orders than to ask for each hour's. */
const manyHours = 8

const orderFields =
  '{_id, placedAt, canceledAt, customer, "email": contact.email, totals, taxIncluded, lines[]{_key, product, seller, title, sku, quantity, canceled, subtotal, discount, tax}, allocations[]{line, location, quantity}, _updatedAt}'
const refundFields = '{_id, order, state, amount, settledAt, _updatedAt}'
type RefundRow = SettledRefund & { readonly order: string }
type Changed<Doc> = Doc & { readonly _updatedAt: string }
/** An order as it is read: nulls for what is not there, and who placed it. */
type OrderRow = Omit<SoldOrder, 'first'> &
  MaybeSold & { readonly customer: string | null; readonly email: string | null }
type Placing = Pick<OrderRow, '_id' | 'placedAt' | 'customer' | 'email'>

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
    store.query<readonly Changed<OrderRow>[]>(
      `*[_type == "order" && defined(placedAt) && _updatedAt > $since] | order(_updatedAt asc)[0...${atOnce}]${orderFields}`,
      { since },
    ),
    store.query<readonly Changed<SettledRefund>[]>(
      `*[_type == "refund" && defined(settledAt) && _updatedAt > $since] | order(_updatedAt asc)[0...${atOnce}]${refundFields}`,
      { since },
    ),
    parts.timeZone(),
  ])
  // Whoever these orders belong to may have placed others: an order that was claimed can make a later one the second.
  const earliest = orders.reduce((least, { placedAt = '' }) => (placedAt < least ? placedAt : least), '9')
  const kin = (await ordersOfSame(store, orders)).filter(({ placedAt = '' }) => placedAt > earliest)
  const moments = [
    ...kin.map(({ placedAt }) => placedAt),
    ...orders.flatMap(({ placedAt, canceledAt }) => [placedAt, canceledAt]),
    ...refunds.map(({ settledAt }) => settledAt),
  ].filter((at) => at !== undefined && at !== null)
  const hours = new Map(moments.map((at) => shopHour(at, timeZone)).map((hour) => [hour.id, hour]))
  let written = 0
  const known = hours.size > manyHours ? firstOrders(await allPlaced(store)) : undefined
  for (const hour of hours.values()) written += await foldHour(parts, hour, timeZone, known)
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

/** Makes one hour anew; answers 1 when it had to be written. `known` are the first orders, when they are known already. */
async function foldHour(
  parts: FolderParts,
  { id, start }: ShopHour,
  timeZone: string,
  known: ReadonlySet<string> | undefined,
): Promise<number> {
  const { store } = parts
  const until = plusMinutes(start, 60)
  const [orders, refunds, [stored]] = await Promise.all([
    store.query<readonly OrderRow[]>(
      `*[_type == "order" && ((placedAt >= $start && placedAt < $until) || (canceledAt >= $start && canceledAt < $until))]${orderFields}`,
      { start, until },
    ),
    store.query<readonly RefundRow[]>(
      `*[_type == "refund" && settledAt >= $start && settledAt < $until]${refundFields}`,
      { start, until },
    ),
    store.get([id]),
  ])
  const first = known ?? firstOrders([...orders, ...(await ordersOfSame(store, orders))])
  const placed = await placedOf(store, refunds)
  const facts = [...(await factsOfOrders(store, orders, first)), ...factsOfRefunds(refunds, placed)]
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
    store.query<readonly OrderRow[]>(`*[_type == "order" && defined(placedAt)]${orderFields}`),
    store.query<readonly RefundRow[]>(`*[_type == "refund" && defined(settledAt)]${refundFields}`),
    parts.timeZone(),
  ])
  const first = firstOrders(orders)
  const placed = new Set(orders.map(({ _id }) => _id))
  return rebuild([...(await factsOfOrders(store, orders, first)), ...factsOfRefunds(refunds, placed)], timeZone)
}

async function factsOfOrders(store: DocumentStore, orders: readonly OrderRow[], first: ReadonlySet<string>) {
  const unsold = await loadUnsold(store, orders)
  return orders.flatMap((each) => factsOfOrder(plain(each, first, unsold.get(each._id))))
}

/** Money that came too late and went back was never a sale, so its going back takes nothing off. */
const factsOfRefunds = (refunds: readonly RefundRow[], placed: ReadonlySet<string>) =>
  refunds.filter(({ order }) => placed.has(order)).flatMap(factsOfRefund)

async function placedOf(store: DocumentStore, refunds: readonly RefundRow[]): Promise<ReadonlySet<string>> {
  if (refunds.length === 0) return new Set()
  const orders = [...new Set(refunds.map(({ order }) => order))]
  return new Set(
    await store.query<readonly string[]>('*[_type == "order" && _id in $orders && defined(placedAt)]._id', { orders }),
  )
}

/** Every placed order, with what tells whose it is. */
const allPlaced = (store: DocumentStore) =>
  store.query<readonly Placing[]>(
    '*[_type == "order" && defined(placedAt)]{_id, placedAt, customer, "email": contact.email}',
  )

/** Every placed order of the shoppers of these orders, by account or by the address that was typed. */
async function ordersOfSame(store: DocumentStore, orders: readonly OrderRow[]): Promise<readonly Placing[]> {
  const known = (names: readonly (string | null)[]) => [...new Set(names.flatMap((name) => (name ? [name] : [])))]
  const customers = known(orders.map(({ customer }) => customer))
  const emails = known(orders.map(({ email }) => email?.trim().toLowerCase() ?? null))
  if (customers.length + emails.length === 0) return []
  return store.query<readonly Placing[]>(
    '*[_type == "order" && defined(placedAt) && (customer in $customers || lower(contact.email) in $emails)]{_id, placedAt, customer, "email": contact.email}',
    { customers, emails },
  )
}

/** A projection answers null for what is not there. */
const plain = (
  { placedAt, canceledAt, customer: _who, email: _where, ...order }: OrderRow,
  first: ReadonlySet<string>,
  unsold: Unsold | undefined,
): SoldOrder => ({
  ...order,
  first: first.has(order._id),
  ...(unsold && { unsold }),
  ...(placedAt && { placedAt }),
  ...(canceledAt && { canceledAt }),
})

/** Whether a stored hour says the same as one made anew; the store's own fields do not count. */
function isSame(stored: StoredDocument | undefined, made: New<Rollup>): boolean {
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
