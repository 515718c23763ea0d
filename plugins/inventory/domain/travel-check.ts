import { stillOwed } from './commands/purchase-order.ts'
import { onTheWay } from './commands/transfer.ts'
import type { PurchaseOrder, StockAccount, StockLevel, StockMovement, StockTransfer } from './documents.ts'
import { type Drift, pageOf } from './ledger.ts'
import { isFinal } from '@souk/kernel'
import { purchaseOrderLifecycle } from './purchase-order-states.ts'
import { stockTransferLifecycle } from './stock-transfer-states.ts'

/** Everything that travels. */
export interface Travelling {
  readonly transfers: readonly StockTransfer[]
  readonly purchaseOrders: readonly PurchaseOrder[]
}

type Caused = Pick<StockMovement, 'entries' | 'cause'>

/** A line of what travels, as its own document tells and as the ledger must tell it too. */
interface Leg {
  readonly subject: string
  readonly sku: string
  readonly location: string
  /** Units that are still to come; none once it is settled or called off. */
  readonly awaited: number
  readonly counts: readonly (readonly [name: string, is: number, routes: readonly Route[]])[]
  /** Differences that can never be below zero. */
  readonly room: readonly (readonly [name: string, left: number])[]
}
type Route = `${StockAccount}>${StockAccount}`

/** What arrived damaged; before that had an account of its own it was only set aside. */
const asideFrom = (from: 'in_transit' | 'supplier') => [`${from}>damaged`, `${from}>unavailable`] as const

/**
 * The invariants of what travels. I1: what a transfer or purchase order says was sent, received, lost or damaged is what
 * its movements add up to. I2: `incoming` of each level equals what open transfers and purchase orders still bring. I3:
 * nothing arrived that was not sent or ordered. An empty list is good. Called by `souk verify` and the property tests.
 */
export function checkTravel(
  levels: readonly StockLevel[],
  movements: readonly Caused[],
  { transfers, purchaseOrders }: Travelling,
): readonly Drift[] {
  const legs = [...transfers.flatMap(legsOfTransfer), ...purchaseOrders.flatMap(legsOfPurchase)]
  const moved = movedBy(movements)
  return [...checkIncoming(levels, legs), ...legs.flatMap((leg) => [...checkCounts(leg, moved), ...checkRoom(leg)])]
}

const legsOfTransfer = ({ _id: subject, state, to: location, lines }: StockTransfer): readonly Leg[] =>
  lines.map((line) => ({
    subject,
    sku: line.sku,
    location,
    awaited: isFinal(stockTransferLifecycle, state) ? 0 : onTheWay(line),
    counts: [
      ['sent', line.sent, ['available>in_transit']],
      ['received', line.received, ['in_transit>available', 'in_transit>quality_control', ...asideFrom('in_transit')]],
      ['damaged', line.damaged ?? 0, asideFrom('in_transit')],
      ['lost', line.lost, ['in_transit>write_off']],
    ],
    room: [
      ['planned but not sent', line.quantity - line.sent],
      ['on the way', onTheWay(line)],
      ...(state === 'received' ? ([['on the way no more', -onTheWay(line)]] as const) : []),
    ],
  }))

const legsOfPurchase = ({ _id: subject, state, location, lines }: PurchaseOrder): readonly Leg[] =>
  lines.map((line) => ({
    subject,
    sku: line.sku,
    location,
    awaited: state === 'draft' || isFinal(purchaseOrderLifecycle, state) ? 0 : stillOwed(line),
    counts: [
      ['received', line.received, ['supplier>available', 'supplier>quality_control', ...asideFrom('supplier')]],
      ['damaged', line.damaged, asideFrom('supplier')],
    ],
    room: [['owed', stillOwed(line)], ...(state === 'received' ? ([['owed no more', -stillOwed(line)]] as const) : [])],
  }))

/** Units by `<cause> <sku> <route>`. */
function movedBy(movements: readonly Caused[]): ReadonlyMap<string, number> {
  const moved = new Map<string, number>()
  for (const { cause, entries } of movements) {
    const of = cause.transfer ?? cause.purchaseOrder
    if (of === undefined) continue
    for (const { sku, from, to, quantity } of entries) {
      const key = `${of} ${sku} ${from}>${to}`
      moved.set(key, (moved.get(key) ?? 0) + quantity)
    }
  }
  return moved
}

function checkIncoming(levels: readonly StockLevel[], legs: readonly Leg[]): readonly Drift[] {
  const awaited = new Map<string, number>()
  for (const leg of legs) awaited.set(pageOf(leg), (awaited.get(pageOf(leg)) ?? 0) + leg.awaited)
  const known = new Set(levels.map(pageOf))
  return [
    ...levels
      .map((level) => ({ level, is: level.incoming, should: awaited.get(pageOf(level)) ?? 0 }))
      .filter(({ is, should }) => is !== should)
      .map(
        ({ level, is, should }): Drift => ({
          invariant: 'I2',
          subject: level._id,
          message: `incoming is ${is}, open transfers and purchase orders bring ${should}`,
        }),
      ),
    ...[...awaited]
      .filter(([page, units]) => units !== 0 && !known.has(page))
      .map(([subject, units]): Drift => ({ invariant: 'I2', subject, message: `awaits ${units} but has no level` })),
  ]
}

const checkCounts = ({ subject, sku, counts }: Leg, moved: ReadonlyMap<string, number>): readonly Drift[] =>
  counts
    .map(([name, is, routes]) => ({
      name,
      is,
      should: routes.reduce((sum, route) => sum + (moved.get(`${subject} ${sku} ${route}`) ?? 0), 0),
    }))
    .filter(({ is, should }) => is !== should)
    .map(({ name, is, should }) => ({
      invariant: 'I1',
      subject,
      message: `${name} of ${sku} is ${is}, movements add up to ${should}`,
    }))

const checkRoom = ({ subject, sku, room }: Leg): readonly Drift[] =>
  room
    .filter(([, left]) => left < 0)
    .map(([name, left]) => ({ invariant: 'I3', subject, message: `${left} of ${sku} are ${name}` }))
