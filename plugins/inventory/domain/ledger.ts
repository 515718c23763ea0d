import type { StockAccount, StockLevel, StockMovement } from './documents.ts'
import { stockAccounts } from './documents.ts'
import {
  asideParts,
  available,
  type InsideAccount,
  insideAccounts,
  isInside,
  otherwiseAside,
  type Quantities,
  quantities,
} from './level.ts'

/** Signed balances of every account of one SKU at one place. Accounts outside the level may be negative. */
export type Balances = Readonly<Record<StockAccount, number>>

const zero = (): Record<StockAccount, number> =>
  Object.fromEntries(stockAccounts.map((account) => [account, 0])) as Record<StockAccount, number>

/** `<sku>@<location>`: the ledger's page of a level. */
export const pageOf = ({ sku, location }: { readonly sku: string; readonly location: string }): string =>
  `${sku}@${location}`

/** Replays movements into balances per page. Order does not matter: entries only add up. */
export function balances(movements: readonly Pick<StockMovement, 'entries'>[]): ReadonlyMap<string, Balances> {
  const pages = new Map<string, Record<StockAccount, number>>()
  for (const { entries } of movements)
    for (const entry of entries) {
      const page = pages.get(pageOf(entry)) ?? zero()
      page[entry.from] -= entry.quantity
      page[entry.to] += entry.quantity
      pages.set(pageOf(entry), page)
    }
  return pages
}

/** The level that the balances stand for. */
export const levelFrom = (page: Balances): Quantities => ({
  onHand: stockAccounts.filter(isInside).reduce((sum, account) => sum + page[account], 0),
  reserved: page.reserved,
  committed: page.committed,
  unavailable: page.unavailable + page.damaged + page.quality_control + page.safety_stock,
  damaged: page.damaged,
  qualityControl: page.quality_control,
  safetyStock: page.safety_stock,
})

/** A broken invariant, in words. */
export interface Drift {
  readonly invariant: 'I1' | 'I2' | 'I3'
  readonly subject: string
  readonly message: string
}

/** Units promised to one order at one place, as the order itself tells. */
export interface Promised {
  readonly sku: string
  readonly location: string
  readonly quantity: number
  readonly as: 'reserved' | 'committed'
}

/**
 * I1: each level equals the sum of its movements. I2: reserved and committed equal what open orders hold.
 * I3: nothing is below zero. An empty list is good. Called by `souk verify` and the property tests.
 */
export function checkStock(
  levels: readonly StockLevel[],
  movements: readonly Pick<StockMovement, 'entries'>[],
  promised: readonly Promised[],
): readonly Drift[] {
  const pages = balances(movements)
  const held = new Map<string, number>()
  for (const { as, quantity, ...where } of promised)
    held.set(`${as} ${pageOf(where)}`, (held.get(`${as} ${pageOf(where)}`) ?? 0) + quantity)
  const seen = new Set(levels.map(pageOf))
  const orphans = [...pages].filter(([page, sums]) => !seen.has(page) && levelFrom(sums).onHand !== 0)
  return [
    ...levels.flatMap((level) => [
      ...checkReplay(level, pages.get(pageOf(level)) ?? zero()),
      ...checkPromises(level, held),
      ...checkSign(level),
    ]),
    ...orphans.map(([page]): Drift => ({ invariant: 'I1', subject: page, message: 'has movements but no level' })),
  ]
}

function checkReplay(level: StockLevel, page: Balances): readonly Drift[] {
  const replayed = levelFrom(page)
  return [...quantities, ...asideParts]
    .map((name) => ({ name, is: level[name] ?? 0, should: replayed[name] ?? 0 }))
    .filter(({ is, should }) => is !== should)
    .map(({ name, is, should }) => ({
      invariant: 'I1',
      subject: level._id,
      message: `${name} is ${is}, movements add up to ${should}`,
    }))
}

const checkPromises = (level: StockLevel, held: ReadonlyMap<string, number>): readonly Drift[] =>
  (['reserved', 'committed'] as const).flatMap((as) => {
    const orders = held.get(`${as} ${pageOf(level)}`) ?? 0
    return orders === level[as]
      ? []
      : [{ invariant: 'I2', subject: level._id, message: `${as} is ${level[as]}, open orders hold ${orders}` }]
  })

const checkSign = (level: StockLevel): readonly Drift[] =>
  [
    ...[...quantities, ...asideParts].map((name) => [name, level[name] ?? 0] as const),
    ['available', available(level)] as const,
    ['set aside otherwise', otherwiseAside(level)] as const,
  ]
    .filter(([, quantity]) => quantity < 0)
    .map(([name, quantity]) => ({ invariant: 'I3', subject: level._id, message: `${name} is ${quantity}` }))

/** A movement cut down to what replaying it takes. */
export type Replayed = Pick<StockMovement, 'at'> & {
  readonly entries: readonly Pick<StockMovement['entries'][number], 'from' | 'to' | 'quantity'>[]
}

/**
 * How one level's accounts stood at an instant: what they hold now, without what moved later. `movements` are those of
 * the level alone, and hold all that are later than the instant.
 */
export function accountsAt(
  level: Quantities,
  movements: readonly Replayed[],
  instant: string,
): Readonly<Record<InsideAccount, number>> {
  const page = Object.fromEntries(
    Object.entries(insideAccounts).map(([account, units]) => [account, units(level)]),
  ) as Record<InsideAccount, number>
  for (const { from, to, quantity } of movements.filter(({ at }) => at > instant).flatMap(({ entries }) => entries)) {
    if (isInside(from)) page[from] += quantity
    if (isInside(to)) page[to] -= quantity
  }
  return page
}
