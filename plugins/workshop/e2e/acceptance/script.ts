import type { TestWorld } from '../../dev/test-world.ts'
import type { shopClient } from '../shop-client.ts'
import type { Visitor } from './visitor.ts'

/** What every script may use, and what one person leaves behind for the next. */
export interface Stage {
  readonly world: TestWorld
  readonly client: ReturnType<typeof shopClient>
  readonly shopper: Visitor
  /** Another shopper, on a device of her own. */
  readonly reader: Visitor
  /** Asks the dataset under a staff token, as console and Studio do. */
  ask<Row>(
    role: 'manager' | 'picker' | 'support' | 'analyst',
    groq: string,
    params?: Record<string, unknown>,
  ): Promise<Row>
  /** Facts handed on: the order's id and number, its fulfillment, the figures seen. */
  readonly notes: Map<string, string>
}

/** One thing a person does and what they should see. `run` answers what was seen, in words for the record; it throws otherwise. */
export interface Step {
  readonly does: string
  readonly sees: string
  run(stage: Stage): Promise<string>
}

/** The acceptance script of one kind of user. */
export interface Script {
  readonly user: string
  readonly who: string
  readonly steps: readonly Step[]
}

/** A demo shop and the people who try it, one after another. */
export interface ShopScripts {
  readonly name: string
  readonly shop: 'coffee' | 'trends'
  readonly scripts: readonly Script[]
}

/** Throws in plain words when something is not as it should be. */
export function hold(holds: boolean, instead: string): void {
  if (!holds) throw new Error(`seen instead: ${instead.slice(0, 600)}`)
}

/** A fact that an earlier step noted. */
export function noted({ notes }: Stage, name: string): string {
  const value = notes.get(name)
  if (value === undefined) throw new Error(`no step before this one noted the ${name}`)
  return value
}
