import type { Actor, Decision, Document, Instant, Refusal, Result, Role, StoredDocument } from '@souk/kernel'
import type { z } from 'zod'
import type { CommandDescription, CommandName } from '../contract.ts'
import type { PromotionIds } from '../secrets.ts'
import { namedIn } from './named-in.ts'

/** The ways through the engine: levels of stock are written in one queue, carts are gathered, the rest goes at once. */
export type Lane = 'stock' | 'cart' | 'direct'

/** One asking of a command: who, when, and the name under which a repeat is recognised. */
export interface Call {
  readonly commandId: string
  readonly actor: Actor
  readonly now: Instant
  /** The four digits a shopper says at the door; derived from the order and the shop's secret, so a repeat agrees. */
  readonly pinFor: (orderId: string) => string
  /** Whether the shop sends text messages. */
  readonly texts: boolean
  readonly promotionIds: PromotionIds
  /** Who carries what the shop delivers. */
  readonly carrier: string
  /** Units may be held without the revisions of their levels: an order keeps what it takes to call it off again. */
  readonly plain: boolean
}

/**
 * Reads documents by id for one command. Operational documents (ids with a dot) that were read with `get` are guarded:
 * the transaction fails when one of them has changed by then. What was read with `peek` is guarded only when written.
 * Content comes from the catalogue cache and is never guarded.
 */
export interface Reader {
  get<Doc extends StoredDocument>(id: string): Promise<Doc | undefined>
  getAll<Doc extends StoredDocument>(ids: readonly string[]): Promise<readonly (Doc | undefined)[]>
  peek<Doc extends StoredDocument>(ids: readonly string[]): Promise<readonly (Doc | undefined)[]>
  /** Documents as they are at this moment, later than everything else that was read. Neither guarded nor decided on. */
  fresh(ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]>
  /** Content documents by id. */
  content<Doc extends StoredDocument>(ids: readonly string[]): Promise<readonly (Doc | undefined)[]>
  /** All content documents of a small type: zones, tax rates, stock locations. */
  contentOf<Doc extends StoredDocument>(type: string): Promise<readonly Doc[]>
  /** Ids of variants that may replace one; candidates, to be read by id. */
  variantsLike(product: string, categories: readonly string[]): Promise<readonly string[]>
  /** Orders that wait to be made at a place, all or those whose turn (`turnOf`) comes before another's, as far as this process knows. */
  queueAt(location: string, before?: string): number
  /**
   * The order number of this call; the same on every attempt, unless an order has it that was called off. Handed back when
   * the command is refused.
   */
  orderNumber(taken?: string): Promise<string>
}

/** What a command makes of the facts. `applied`: a transaction of this very command has landed before. */
export type Verdict =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'applied'; readonly value: unknown }

/** Who is told of a command beside those who read its documents: see `auditWrites`. Left out: whatever staff run. */
export type Audit = 'always' | 'on_order'

/**
 * A command that makes an order which may hold units without the revisions of their levels: what is told of one that is
 * called off for it, and for which level, when that is known.
 */
type Holding = (order: Document, levelId?: string) => Refusal

/** A command with its input parsed, ready to be decided as often as conflicts ask for it. */
export interface PreparedCommand {
  readonly name: CommandName
  readonly lane: Lane
  readonly audit: Audit | undefined
  /** Ids of documents that the input names. */
  readonly named: readonly string[]
  readonly holds: Holding | undefined
  load(reader: Reader, call: Call): Promise<unknown>
  decide(reader: Reader, call: Call): Promise<Verdict>
}

/** A command as the registry holds it: described for the API, prepared from unknown input. */
export interface Command extends CommandDescription {
  prepare(input: unknown): Result<PreparedCommand, Refusal>
}

/** A verb as data: what one file of `commands/` says. */
export interface CommandDefinition<Input, Facts, Value> {
  readonly name: CommandName
  readonly title: string
  readonly roles: readonly Role[]
  readonly lane: Lane
  readonly audit?: Audit
  readonly holds?: Holding
  readonly input: z.ZodType<Input>
  /** Reads all that the decision needs, by id. */
  load(reader: Reader, input: Input, call: Call): Promise<Facts>
  /** The stored outcome when this call has been applied before; checked before every decision. */
  applied(facts: Facts, input: Input, call: Call): Result<Value, Refusal> | undefined
  /** Pure. */
  decide(facts: Facts, input: Input, call: Call): Result<Decision<Value>, Refusal>
}

/** Wraps a definition so that the registry need not know its types. */
export function defineCommand<Input, Facts, Value>(definition: CommandDefinition<Input, Facts, Value>): Command {
  const { name, title, roles, lane, audit, holds, input: schema } = definition
  const prepare = (raw: unknown): Result<PreparedCommand, Refusal> => {
    const parsed = schema.safeParse(raw)
    if (!parsed.success) return { ok: false, refusal: invalidInput(parsed.error.issues) }
    const input = parsed.data
    const load: PreparedCommand['load'] = (reader, call) => definition.load(reader, input, call)
    const decide: PreparedCommand['decide'] = async (reader, call) => {
      const facts = await definition.load(reader, input, call)
      const before = definition.applied(facts, input, call)
      if (before)
        return before.ok ? { kind: 'applied', value: before.value } : { kind: 'refused', refusal: before.refusal }
      const decided = definition.decide(facts, input, call)
      return decided.ok ? { kind: 'decided', decision: decided.value } : { kind: 'refused', refusal: decided.refusal }
    }
    return { ok: true, value: { name, lane, audit, holds, named: namedIn(input), load, decide } }
  }
  return { name, title, roles, input: schema, prepare }
}

/** The refusal for input that does not fit: `issues` with a path like `lines.0.sku` and a sentence each. */
export const invalidInput = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal => ({
  code: 'invalid_input',
  message: 'Some of what was sent does not fit.',
  detail: { issues: issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })) },
})
