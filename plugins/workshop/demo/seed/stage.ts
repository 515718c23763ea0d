import { variantId } from '@souk/catalog'
import type { CommandInputs, CommandName, Commerce } from '@souk/commerce'
import { available, levelId, type StockLevel } from '@souk/inventory'
import type { Actor, Refusal, Result } from '@souk/kernel'
import type { Random } from '../random.ts'
import type { Agenda } from './agenda.ts'
import type { Goods } from './baskets.ts'
import type { SeedStore } from './seed-store.ts'
import type { Story } from './story.ts'
import type { StripeBooks } from './stripe-books.ts'

/** Everything a story is played with. */
export interface StageParts {
  readonly commerce: Pick<Commerce, 'dispatch' | 'quoteDelivery'>
  readonly store: SeedStore
  readonly agenda: Agenda
  readonly random: Random
  readonly books: StripeBooks
  readonly goods: readonly Goods[]
  /** Ids of the stock locations, in the shop's order. */
  readonly locations: readonly string[]
  readonly story: Story
  readonly timeZone: string
  readonly shopName: string
  readonly newUlid: () => string
}

/** A stage: the parts, and commands run at the time of the event under way. */
export interface Stage extends StageParts {
  /** Runs a command; a refusal is the answer. Effects that it caused are done at once, as the runner would. */
  ask<Name extends CommandName>(name: Name, input: CommandInputs[Name], actor: Actor): Promise<Result<unknown, Refusal>>
  /** Runs a command that must not be refused. */
  must<Name extends CommandName>(name: Name, input: CommandInputs[Name], actor: Actor): Promise<void>
  /** Units of each SKU that may be promised now at the given places. */
  availability(locations: readonly string[]): Promise<(sku: string) => number>
}

/** The people and machines of the story. */
export const actors = {
  shopper: { kind: 'shopper', id: 'shopper', name: '' },
  stripe: { kind: 'provider', id: 'provider-stripe', name: 'Stripe' },
  sweep: { kind: 'system', id: 'system-sweep', name: 'Sweep' },
  checkout: { kind: 'system', id: 'system-checkout', name: 'Checkout' },
  effects: { kind: 'system', id: 'system-effects', name: 'Effects' },
  noor: { kind: 'staff', id: 'p-noor', name: 'Noor R.' },
  sami: { kind: 'staff', id: 'p-sami', name: 'Sami K.' },
  maryam: { kind: 'staff', id: 'p-maryam', name: 'Maryam J.' },
  leena: { kind: 'staff', id: 'p-leena', name: 'Leena A.' },
} as const satisfies Readonly<Record<string, Actor>>

/** Builds the stage. `afterwards` does what the effects of a command ask for. */
export function createStage(parts: StageParts, afterwards: (stage: Stage) => Promise<void>): Stage {
  const { commerce, store, agenda, goods, newUlid } = parts
  const stage: Stage = {
    ...parts,
    async ask(name, input, actor) {
      const commandId = newUlid()
      const result = await commerce.dispatch(name, input, { actor, commandId, now: agenda.now() })
      await afterwards(stage)
      return result
    },
    async must(name, input, actor) {
      const result = await stage.ask(name, input, actor)
      if (!result.ok)
        throw new Error(`${name} at ${agenda.now()} was refused: ${result.refusal.code}, ${result.refusal.message}`)
    },
    async availability(locations) {
      const ids = goods.flatMap(({ sku }) => locations.map((location) => levelId(variantId(sku), location)))
      const levels = await store.get(ids)
      const left = new Map<string, number>()
      goods.forEach(({ sku }, at) => {
        const here = levels.slice(at * locations.length, (at + 1) * locations.length)
        left.set(
          sku,
          here.reduce((sum, level) => sum + (level ? Math.max(0, available(level as StockLevel)) : 0), 0),
        )
      })
      return (sku) => left.get(sku) ?? 0
    },
  }
  return stage
}
