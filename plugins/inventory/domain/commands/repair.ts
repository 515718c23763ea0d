import {
  type Actor,
  type Instant,
  type Issued,
  type New,
  ok,
  type Refusal,
  type Result,
  type Write,
} from '@souk/kernel'
import type { StockAccount, StockEntry, StockLevel, StockMovement } from '../documents.ts'
import { accountWords } from '../documents.ts'
import type { Balances } from '../ledger.ts'
import { available, type InsideAccount, insideAccounts, type Quantities, quantities } from '../level.ts'
import { no } from '../refusals.ts'
import { stockMove } from '../stock-move.ts'

/** Units in each account within a level. */
export type Accounts = Readonly<Record<InsideAccount, number>>

/** Who is believed where a level and its movements do not agree: the movements, or the figures that the level says. */
export const trusted = {
  ledger: {
    title: 'The movements',
    meaning: 'The level is written anew as its movements add up; each unit is where the book says.',
  },
  level: {
    title: 'The level',
    meaning: 'The level stays as it is; a movement makes up for what the book lacks, against the count difference.',
  },
} as const
export type Trusted = keyof typeof trusted

/** A level, what its movements add up to, and what open orders hold of it: all as of one moment. */
export interface DriftFacts {
  /** As it is stored: one that somebody wrote past the commands may lack a quantity. */
  readonly level: StockLevel
  readonly ledger: Accounts
  readonly orders: { readonly reserved: number; readonly committed: number }
  /** Open orders that name its SKU, and of which nobody can tell what they hold. */
  readonly unreadable: readonly string[]
}

/** What a level lacks that somebody wrote past the commands. */
const lacks = (level: Partial<Quantities>) => quantities.filter((name) => typeof level[name] !== 'number')

/** A level with nothing where a quantity is not there. */
export const wholeLevel = <Level extends Quantities>(level: Level): Level => ({
  ...level,
  ...Object.fromEntries(lacks(level).map((name) => [name, 0])),
})

const names = Object.keys(insideAccounts) as readonly InsideAccount[]
const each = (units: (account: InsideAccount) => number): Accounts =>
  Object.fromEntries(names.map((account) => [account, units(account)])) as Accounts

/** What a level says of itself. */
export const accountsOf = (level: Quantities): Accounts => each((account) => insideAccounts[account](wholeLevel(level)))

/** What the movements say of it. */
export const accountsIn = (page: Balances): Accounts => each((account) => page[account])

const sumOf = (accounts: Accounts): number => names.reduce((sum, account) => sum + accounts[account], 0)

/**
 * What does not agree, in words that stay the same while units are sold: `available −1, 2 more reserved than orders hold`.
 * Empty when all agrees. Who repairs says which gap they saw.
 */
export function gapOf({ level, ledger, orders }: DriftFacts): string {
  const said = accountsOf(level)
  const books = names.flatMap((account) => {
    const by = said[account] - ledger[account]
    return by === 0 ? [] : [`${accountWords[account]} ${by > 0 ? '+' : '−'}${Math.abs(by)}`]
  })
  const promises = (['reserved', 'committed'] as const).flatMap((account) => {
    const by = said[account] - orders[account]
    return by === 0 ? [] : [`${Math.abs(by)} ${by > 0 ? 'more' : 'fewer'} ${account} than orders hold`]
  })
  const missing = lacks(level).map((name) => `${quantityWords[name]} missing`)
  return [...missing, ...books, ...promises].join(', ')
}

const quantityWords = {
  onHand: 'on hand',
  reserved: accountWords.reserved,
  committed: accountWords.committed,
  unavailable: accountWords.unavailable,
} as const satisfies Record<(typeof quantities)[number], string>

/**
 * How the level will stand: on hand and what is set aside as who is believed says; what is promised is what open orders
 * hold, whoever is believed; the rest is free.
 */
function standing({ level, ledger, orders }: DriftFacts, trust: Trusted): Accounts {
  const believed = trust === 'ledger' ? ledger : accountsOf(level)
  const held = { ...believed, ...orders, available: 0 }
  return { ...held, available: sumOf(believed) - sumOf(held) }
}

/** A repair that somebody wants: whom to believe, which gap they saw, and why. */
export interface Repair extends Issued {
  readonly trust: Trusted
  /** `gapOf` as it was shown. */
  readonly seen: string
  readonly note: string
}

/** How the level will stand, and the movement that says so. */
export interface Repaired {
  readonly after: Accounts
  readonly movement: New<StockMovement>
  readonly writes: readonly Write[]
}

/**
 * Brings a level and its movements together, by one movement with the reason `repair`. The level is written whole, guarded
 * by the revision that the facts were read at. Refusals: `nothing_to_repair`, `drift_moved`, `order_unreadable` (what it
 * holds would be free), `repair_goes_negative`. Called by commerce's `repairStock` and by its preview.
 */
export function repair(facts: DriftFacts, command: Repair, now: Instant): Result<Repaired, Refusal> {
  const { level, ledger, unreadable } = facts
  const gap = gapOf(facts)
  if (gap === '') return no('nothing_to_repair')
  if (gap !== command.seen) return no('drift_moved', { gap })
  if (unreadable.length > 0) return no('order_unreadable', { orders: unreadable.join(', ') })
  const after = standing(facts, command.trust)
  const below = names.find((account) => after[account] < 0)
  if (below) return no('repair_goes_negative', { account: accountWords[below], units: after[below] })
  const cause = { kind: 'repair', reference: gap }
  const { movement } = stockMove(
    entriesOf(level, ledger, after),
    { commandId: command.commandId, actor: command.actor, note: command.note, cause, reason: 'repair' },
    now,
  )
  const patch = { id: level._id, ifRevisionID: level._rev, set: quantitiesOf(after) }
  return ok({ after, movement, writes: [{ create: movement }, { patch }] })
}

type Way = Pick<StockEntry, 'from' | 'to' | 'quantity'>

/** The ways that lead the ledger to where the level will stand; where it is there already, the gap once there and back. */
function entriesOf(level: StockLevel, ledger: Accounts, after: Accounts) {
  const { sku, variant, location } = level
  const ways = waysFrom(ledger, after)
  return (ways.length > 0 ? ways : thereAndBack(accountsOf(level), ledger)).map((way) => ({
    sku,
    variant,
    location,
    ...way,
  }))
}

/** Units leave the accounts that have too many for those that lack some; what is left over is a count difference. */
function waysFrom(before: Accounts, after: Accounts): readonly Way[] {
  const by = (sign: 1 | -1) =>
    names.flatMap((account) => {
      const units = (after[account] - before[account]) * sign
      return units > 0 ? [{ account: account as StockAccount, units }] : []
    })
  const [takers, givers] = [by(1), by(-1)]
  const ways: Way[] = []
  while (takers.length + givers.length > 0) {
    const [taker, giver] = [takers[0], givers[0]]
    const quantity = Math.min(taker?.units ?? Infinity, giver?.units ?? Infinity)
    ways.push({ from: giver?.account ?? 'count_difference', to: taker?.account ?? 'count_difference', quantity })
    for (const side of [takers, givers]) {
      const first = side[0]
      if (first) first.units -= quantity
      if (first?.units === 0) side.shift()
    }
  }
  return ways
}

/** Where nothing but a quantity is not there, one free unit: a movement moves something. */
function thereAndBack(said: Accounts, ledger: Accounts): readonly Way[] {
  const gaps = names.map((account) => ({ account, quantity: Math.abs(said[account] - ledger[account]) }))
  const open = gaps.filter(({ quantity }) => quantity > 0)
  return (open.length > 0 ? open : [{ account: 'available' as const, quantity: 1 }]).flatMap(
    ({ account, quantity }): readonly Way[] => [
      { from: account, to: 'count_difference', quantity },
      { from: 'count_difference', to: account, quantity },
    ],
  )
}

/** The stored quantities that accounts stand for. */
export const quantitiesOf = (accounts: Accounts): Required<Quantities> => ({
  onHand: sumOf(accounts),
  reserved: accounts.reserved,
  committed: accounts.committed,
  unavailable: accounts.unavailable + accounts.damaged + accounts.quality_control + accounts.safety_stock,
  damaged: accounts.damaged,
  qualityControl: accounts.quality_control,
  safetyStock: accounts.safety_stock,
})

/** How many more units may be sold after a repair; fewer, below zero. */
export const freedBy = ({ after }: Pick<Repaired, 'after'>, level: Quantities): number =>
  after.available - available(wholeLevel(level))

/** How a level would stand, or why it cannot be repaired so. */
type Choice = { readonly after: Accounts } | { readonly refusal: string }

/** A level and what the books say of it: what an administrator looks at before repairing. */
export interface RepairPreview {
  readonly levelId: string
  readonly sku: string
  readonly location: string
  /** In words; empty where all agrees. Said again by who repairs. */
  readonly gap: string
  readonly level: Accounts
  readonly ledger: Accounts
  readonly orders: DriftFacts['orders']
  readonly choices: Readonly<Record<Trusted, Choice>>
}

const nobody: Actor = { kind: 'staff', id: 'staff.preview', name: '' }

/** What either repair would make of a level, by the rules that the command decides with. */
export function previewRepair(facts: DriftFacts, now: Instant): RepairPreview {
  const { level, ledger, orders } = facts
  const seen = gapOf(facts)
  const choose = (trust: Trusted): Choice => {
    const decided = repair(facts, { commandId: 'preview', actor: nobody, trust, seen, note: 'preview' }, now)
    return decided.ok ? { after: decided.value.after } : { refusal: decided.refusal.message }
  }
  return {
    levelId: level._id,
    sku: level.sku,
    location: level.location,
    gap: seen,
    level: accountsOf(level),
    ledger,
    orders,
    choices: { ledger: choose('ledger'), level: choose('level') },
  }
}
