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
import { available, type InsideAccount, insideAccounts, type Quantities } from '../level.ts'
import { no } from '../refusals.ts'
import { changeWrites, stockMove } from '../stock-move.ts'

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
  readonly level: StockLevel
  readonly ledger: Accounts
  readonly orders: { readonly reserved: number; readonly committed: number }
}

const names = Object.keys(insideAccounts) as readonly InsideAccount[]
const each = (units: (account: InsideAccount) => number): Accounts =>
  Object.fromEntries(names.map((account) => [account, units(account)])) as Accounts

/** What a level says of itself. */
export const accountsOf = (level: Quantities): Accounts => each((account) => insideAccounts[account](level))

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
  return [...books, ...promises].join(', ')
}

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
 * Brings a level and its movements together, by one movement with the reason `repair`. The level is guarded by the
 * revision that the facts were read at. Refusals: `nothing_to_repair`, `drift_moved`, `repair_goes_negative`. Called by
 * commerce's `repairStock` and by its preview.
 */
export function repair(facts: DriftFacts, command: Repair, now: Instant): Result<Repaired, Refusal> {
  const { level, ledger } = facts
  const gap = gapOf(facts)
  if (gap === '') return no('nothing_to_repair')
  if (gap !== command.seen) return no('drift_moved', { gap })
  const after = standing(facts, command.trust)
  const below = names.find((account) => after[account] < 0)
  if (below) return no('repair_goes_negative', { account: accountWords[below], units: after[below] })
  const cause = { kind: 'repair', reference: gap }
  const { movement } = stockMove(
    entriesOf(level, ledger, after),
    { commandId: command.commandId, actor: command.actor, note: command.note, cause, reason: 'repair' },
    now,
  )
  const { sku, variant, location, _id: id } = level
  const change = {
    id,
    level: { sku, variant, location, quantity: 0 },
    by: less(after, level),
    guard: true,
    make: false,
  }
  return ok({ after, movement, writes: [{ create: movement }, ...changeWrites(change, level)] })
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

const thereAndBack = (said: Accounts, ledger: Accounts): readonly Way[] =>
  names.flatMap((account): readonly Way[] => {
    const quantity = Math.abs(said[account] - ledger[account])
    return quantity === 0
      ? []
      : [
          { from: account, to: 'count_difference', quantity },
          { from: 'count_difference', to: account, quantity },
        ]
  })

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

/** What the level's quantities have to change by. */
function less(after: Accounts, level: StockLevel): Required<Quantities> {
  const to = quantitiesOf(after)
  return {
    onHand: to.onHand - level.onHand,
    reserved: to.reserved - level.reserved,
    committed: to.committed - level.committed,
    unavailable: to.unavailable - level.unavailable,
    damaged: to.damaged - (level.damaged ?? 0),
    qualityControl: to.qualityControl - (level.qualityControl ?? 0),
    safetyStock: to.safetyStock - (level.safetyStock ?? 0),
  }
}

/** How many more units may be sold after a repair; fewer, below zero. */
export const freedBy = ({ after }: Pick<Repaired, 'after'>, level: Quantities): number =>
  after.available - available(level)

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
