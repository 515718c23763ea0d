import type { Document, Refusal, Result, Write } from '@souk/kernel'
import type { CommitOutcome, DocumentStore } from '../contract.ts'
import type { QueueBoard } from '../promises/queue-board.ts'
import { targetOf } from '../store/apply-write.ts'
import { StoreBusy } from '../store/store-busy.ts'
import { UnknownOutcome } from '../store/unknown-outcome.ts'
import { auditWrites } from './audit.ts'
import type { Verdict } from './command.ts'
import type { ContentCache } from './content-cache.ts'
import { availableIn, type GuardedEdge, isCommuting, levelNeedsGuard, strict } from './guarded-edge.ts'
import type { OrderNumbers } from './order-numbers.ts'
import { readerFor } from './reader.ts'
import { busy, idReused, type Ticket } from './ticket.ts'
import { backOff, type Timers } from './timers.ts'
import type { TokenBucket } from './token-bucket.ts'
import { composeTransaction, effectDocuments, isOperational } from './transaction.ts'
import { type Gone, type Holds, verdictOf } from './verdict.ts'
import { Workspace } from './workspace.ts'

/** What batches are run with. `counters` are added to as they run. */
export interface Engine {
  readonly store: DocumentStore
  readonly content: ContentCache
  readonly numbers: OrderNumbers
  /** How many orders wait at each place. */
  readonly queue: Pick<QueueBoard, 'at'>
  readonly timers: Timers
  readonly bucket: TokenBucket
  readonly edge: GuardedEdge
  /** Calls an order off that nobody was told of, because this level is overdrawn. */
  readonly release: (orderId: string, levelId: string) => Promise<Result<unknown, Refusal>>
  readonly newTransactionId: () => string
  readonly conflictRetries: number
  /** First and longest wait between attempts. */
  readonly retryMs: readonly [first: number, most: number]
  /** How long a command may wait in all before it is refused as busy. */
  readonly maxWaitMs: number
  readonly counters: { commits: number; conflicts: number; exists: number; busy: number; faults: number }
}

interface Decided {
  readonly ticket: Ticket
  readonly verdict: Verdict
  readonly writes: readonly Write[]
  /** Everything operational that it read. */
  readonly seen: ReadonlySet<string>
}
interface Plan {
  readonly transactionId: string
  readonly decided: readonly Decided[]
  readonly writes: readonly Write[]
  readonly refused: ReadonlySet<Ticket>
  readonly holds: Holds
  /** The refused whose facts were perhaps never true at one moment: something they read has changed since. */
  moved(): Promise<ReadonlySet<Ticket>>
}

/**
 * Decides the commands in turn on one set of documents and commits what they decided as one transaction; reloads and
 * decides again while revisions move. Answers every ticket exactly once. `urgent` goes first at the token bucket.
 *
 * A refusal is answered only from what was committed, all of it at one moment: those that were refused beside others'
 * pending decisions are decided again after the commit. Otherwise a unit could be refused to one shopper because of
 * another's order that then fails, or because it was on its way between two places while we read.
 */
export async function runBatch(engine: Engine, tickets: readonly Ticket[], urgent: boolean): Promise<void> {
  for (let attempt = 0; tickets.length > 0; ) {
    const plan = await decideAll(engine, tickets)
    const writing = plan.writes.length > 0
    const outcome = writing ? await commit(engine, plan, tickets, urgent) : ({ kind: 'committed' } as const)
    if (outcome === undefined) return
    if (outcome.kind === 'busy') return refuseBusy(engine, tickets, outcome.retryAfterMs)
    if (outcome.kind === 'committed') {
      const doubtful = writing ? plan.refused : await plan.moved()
      answer(engine, plan, doubtful, await orNobodyKnows(verdictOf(engine, plan.holds)))
      tickets = [...doubtful]
      if (writing) engine.counters.commits += 1
      if (writing || tickets.length === 0) continue
    } else {
      if (outcome.kind === 'exists') await noteExisting(engine, plan, outcome.ids)
      tickets = plan.decided.map(({ ticket }) => ticket)
    }
    engine.counters[outcome.kind === 'exists' ? 'exists' : 'conflicts'] += 1
    attempt += 1
    if (attempt > engine.conflictRetries) return refuseBusy(engine, tickets, 1000)
    await engine.timers.sleep(backOff(engine.timers, attempt - 1, ...engine.retryMs))
  }
}

async function decideAll(engine: Engine, tickets: readonly Ticket[]): Promise<Plan> {
  const transactionId = engine.newTransactionId()
  const workspace = new Workspace(engine.store, transactionId)
  const guarded = new Set<string>()
  const decided: Decided[] = []
  if (tickets.length > 1)
    await Promise.allSettled(
      tickets.map((ticket) => ticket.command.load(readerFor(engine, workspace, ticket), ticket.call())),
    )
  for (const ticket of tickets) {
    try {
      decided.push(await decideOne(engine, workspace, ticket, guarded))
    } catch (error) {
      if (error instanceof StoreBusy) refuseBusy(engine, [ticket], error.retryAfterMs)
      else failOne(engine, ticket, error)
    }
  }
  const holds = holdsOf(engine, workspace, decided, guarded)
  const writes = composeTransaction(
    decided.flatMap((each) => each.writes),
    guarded,
    (id) => workspace.base(id),
  )
  const refused = decided.filter(({ verdict }) => verdict.kind === 'refused')
  const moved = async () => {
    const asked = refused.flatMap(({ seen }) => (seen.size > 1 ? [...seen] : []))
    const changed = await workspace.changedSince(asked).catch(unlessBusy(new Set(asked)))
    return new Set(refused.filter(({ seen }) => [...seen].some((id) => changed.has(id))).map(({ ticket }) => ticket))
  }
  return { transactionId, decided, writes, refused: new Set(refused.map(({ ticket }) => ticket)), holds, moved }
}

/** What is held without a revision; a level from which all of them together take too much is guarded after all. */
function holdsOf({ edge }: Engine, workspace: Workspace, decided: readonly Decided[], guarded: Set<string>): Holds {
  const levels = new Map<string, unknown>()
  const orders = decided.flatMap(({ ticket, writes }) => {
    const order = orderIn(writes)
    if (!ticket.command.holds || order === undefined) return []
    const taken = [...new Set(writes.map(targetOf))].filter((id) => workspace.base(id)?._type === 'stockLevel')
    for (const id of taken) {
      const [before, after] = [workspace.base(id), workspace.current(id)]
      if (!before || !after || availableIn(before) - availableIn(after) > edge.most) guarded.add(id)
    }
    return [{ order: order._id, taken }]
  })
  const held = orders.flatMap(({ order, taken }) => {
    const own = taken.filter((id) => !guarded.has(id))
    for (const id of own) levels.set(id, workspace.base(id)?.['settledBy'])
    return own.length > 0 ? [{ order, levels: own }] : []
  })
  return { levels, orders: held }
}

const orderIn = (writes: readonly Write[]): Document | undefined =>
  writes.flatMap((write) => ('create' in write && write.create._type === 'order' ? [write.create] : []))[0]

async function decideOne(engine: Engine, workspace: Workspace, ticket: Ticket, guarded: Set<string>): Promise<Decided> {
  const call = ticket.call()
  const reads = { guarded: new Set<string>(), seen: new Set<string>() }
  const { seen } = reads
  const verdict = await ticket.command.decide(readerFor(engine, workspace, ticket, reads), call)
  if (verdict.kind !== 'decided') return { ticket, verdict, writes: [], seen }
  const { decision } = verdict
  const changed = [...decision.writes, ...effectDocuments(decision.effects, call.commandId, call.now)]
  const writes = [...changed, ...auditWrites(ticket.command, call, changed)]
  const known = writes.find((write) => 'create' in write && ticket.existing.has(write.create._id))
  if (known) return { ticket, verdict: { kind: 'refused', refusal: idReused(targetOf(known)) }, writes: [], seen }
  await workspace.read(writes.filter((write) => !('create' in write)).map(targetOf))
  const states = new Map(writes.map(targetOf).map((id) => [id, workspace.current(id)]))
  const trouble = await workspace.apply(writes, call.now)
  if (trouble?.problem === 'exists')
    return { ticket, verdict: { kind: 'refused', refusal: idReused(trouble.id) }, writes: [], seen }
  if (trouble) throw new Error(`${ticket.command.name} patches ${trouble.id}, which does not exist`)
  for (const id of reads.guarded) if (isOperational(id)) guarded.add(id)
  for (const [id, state] of states)
    if (needsGuard(ticket.command.holds ? engine.edge : strict, id, state, workspace, writes)) guarded.add(id)
  return { ticket, verdict, writes, seen }
}

function needsGuard(
  edge: GuardedEdge,
  id: string,
  before: ReturnType<Workspace['current']>,
  workspace: Workspace,
  writes: readonly Write[],
): boolean {
  const own = writes.filter((write) => targetOf(write) === id)
  const patches = own.flatMap((write) => ('patch' in write ? [write.patch] : []))
  if (patches.length === own.length && patches.every(isCommuting) && before?._type === 'stockLevel')
    return levelNeedsGuard(before, workspace.current(id), patches, edge)
  return isOperational(id)
}

/** Undefined: the batch has been answered another way. */
async function commit(
  engine: Engine,
  plan: Plan,
  tickets: readonly Ticket[],
  urgent: boolean,
): Promise<CommitOutcome | undefined> {
  const { transactionId } = plan
  const at = tickets[0]?.at
  try {
    for (;;) {
      await engine.bucket.take(urgent)
      const outcome = await engine.store.commit(plan.writes, { transactionId, ...(at !== undefined && { at }) })
      const since = Math.min(...tickets.map((ticket) => ticket.since))
      if (outcome.kind !== 'busy') return outcome
      if (engine.timers.elapsed() - since + outcome.retryAfterMs > engine.maxWaitMs) return outcome
      await engine.timers.sleep(outcome.retryAfterMs)
    }
  } catch (error) {
    engine.counters.faults += 1
    if (error instanceof UnknownOutcome) for (const { ticket } of plan.decided) ticket.doubt = error
    if (plan.decided.length === 1) for (const { ticket } of plan.decided) ticket.fail(error)
    // One bad command must not fail the others: each goes alone. What has landed by then is found by its mark.
    else for (const { ticket } of plan.decided) await runBatch(engine, [ticket], urgent)
    return undefined
  }
}

async function noteExisting(engine: Engine, plan: Plan, told: readonly string[]): Promise<void> {
  const created = (each: Decided) => each.writes.flatMap((write) => ('create' in write ? [write.create._id] : []))
  const candidates = plan.decided.flatMap(created)
  const found = told.length > 0 ? told : await existingOf(engine.store, candidates).catch(unlessBusy([]))
  for (const each of plan.decided) for (const id of created(each)) if (found.includes(id)) each.ticket.existing.add(id)
}

/** What is taken for true while the store cannot be read: whoever it concerns is decided again, and told then. */
const unlessBusy =
  <Value>(instead: Value) =>
  (error: unknown): Value => {
    if (error instanceof StoreBusy) return instead
    throw error
  }

async function existingOf(store: DocumentStore, ids: readonly string[]): Promise<readonly string[]> {
  const documents = await store.get(ids)
  return ids.filter((_, index) => documents[index] !== undefined)
}

/** The orders that are no more, or why nobody can tell. */
const orNobodyKnows = (asked: Promise<Gone>): Promise<Gone | Error> =>
  asked.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))

/** Answers all but the doubtful; who holds units without a revision by the verdict on his order. */
function answer(engine: Engine, { decided, holds }: Plan, doubtful: ReadonlySet<Ticket>, gone: Gone | Error): void {
  const held = new Set(holds.orders.map(({ order }) => order))
  for (const { ticket, verdict, writes } of decided) {
    if (doubtful.has(ticket)) continue
    const order = orderIn(writes)
    const holding = order && held.has(order._id) ? order : undefined
    if (holding && gone instanceof Error) {
      failOne(engine, ticket, gone)
      continue
    }
    if (holding && !(gone instanceof Error) && gone.has(holding._id)) {
      ticket.answer({
        ok: false,
        refusal: ticket.command.holds?.(holding, gone.get(holding._id)) ?? idReused(holding._id),
      })
      continue
    }
    if (verdict.kind !== 'decided') handBack(engine, ticket)
    if (verdict.kind === 'refused') ticket.answer({ ok: false, refusal: verdict.refusal })
    else ticket.answer({ ok: true, value: verdict.kind === 'applied' ? verdict.value : verdict.decision.value })
  }
}

function failOne(engine: Engine, ticket: Ticket, error: unknown): void {
  engine.counters.faults += 1
  ticket.fail(error)
}

/** Busy is a promise that nothing was changed: who is in doubt is told of the doubt instead. */
function refuseBusy(engine: Engine, tickets: readonly Ticket[], retryAfterMs: number): void {
  engine.counters.busy += tickets.length
  for (const ticket of tickets) {
    if (ticket.doubt !== undefined) {
      ticket.fail(ticket.doubt)
      continue
    }
    handBack(engine, ticket)
    ticket.answer({ ok: false, refusal: busy(retryAfterMs) })
  }
}

/** A number that may be on an order already is not used again. */
function handBack(engine: Engine, ticket: Ticket): void {
  if (ticket.doubt !== undefined) return
  const number = ticket.number
  ticket.number = undefined
  void number?.then(
    (taken) => engine.numbers.giveBack(taken),
    () => undefined,
  )
}
