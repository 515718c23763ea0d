import type { Actor } from './actor.ts'
import type { Instant } from './instant.ts'
import type { Refusal, Result } from './result.ts'

/** Any document of the dataset: an id, a type, and fields that its domain describes. */
export interface Document {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** A document as the lake stores it. `_rev` is the id of the transaction that last touched it. */
export interface StoredDocument extends Document {
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
}

/** Content Lake patch. Paths are JSONMatch (`lines[_key=="a"].picked`). */
export interface Patch {
  readonly id: string
  readonly ifRevisionID?: string
  readonly set?: Readonly<Record<string, unknown>>
  readonly setIfMissing?: Readonly<Record<string, unknown>>
  readonly unset?: readonly string[]
  readonly inc?: Readonly<Record<string, number>>
  readonly dec?: Readonly<Record<string, number>>
  readonly insert?: Readonly<{ before?: string; after?: string; replace?: string; items: readonly unknown[] }>
}

/** A Content Lake mutation by id. Decisions never write by query. */
export type Write =
  | { readonly create: Document }
  | { readonly createIfNotExists: Document }
  | { readonly createOrReplace: Document }
  | { readonly patch: Patch }
  | { readonly delete: { readonly id: string } }

/**
 * Work for the outside world: refund, label, mail. Stored as `effect.<commandId>.<kind>` in the decision's own
 * transaction; the id is the provider's idempotency key. It wakes the runner and carries no authority.
 */
export interface Effect {
  /** What to do; the runner's registry knows each kind. */
  readonly kind: string
  /** Id of the document that the runner derives the work from. */
  readonly subject: string
  /** Earliest time to run; now when left out. */
  readonly notBefore?: Instant
}

/** What a command decides. Plain data: nothing has happened yet. */
export interface Decision<Value = unknown> {
  /** Content Lake mutations, committed together or not at all. */
  readonly writes: readonly Write[]
  /** Work for the outside world, stored in the same transaction. */
  readonly effects: readonly Effect[]
  /** What the caller is told once it is committed. */
  readonly value: Value
}

/** Pure: the same facts, command and time always give the same answer. */
export type Decide<Facts, Command, Refused extends Refusal = Refusal, Value = unknown> = (
  facts: Facts,
  command: Command,
  now: Instant,
) => Result<Decision<Value>, Refused>

/** A document about to be created: the stored shape without what the lake itself stamps. */
export type New<Stored extends StoredDocument> = {
  readonly [Field in keyof Stored as Field extends '_rev' | '_createdAt' | '_updatedAt' ? never : Field]: Stored[Field]
}

/** What every command knows of itself: the id that makes a repeat harmless, and who asked. */
export interface Issued {
  readonly commandId: string
  readonly actor: Actor
}

/** A decision without outside work; rooms that add effects spread it. */
export const decision = <Value>(writes: readonly Write[], value: Value): Decision<Value> => ({
  writes,
  effects: [],
  value,
})
