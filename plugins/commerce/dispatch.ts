import type { NewUlid, Refusal, Result } from '@souk/kernel'
import { type Instant, instant, systemActor } from '@souk/kernel'
import type { CommandContext, CommandName } from './contract.ts'
import type { Engine } from './dispatch/batch.ts'
import { runBatch } from './dispatch/batch.ts'
import { type Call, type Command, invalidInput, type Lane, type PreparedCommand } from './dispatch/command.ts'
import type { LakeClock } from './dispatch/lake-clock.ts'
import { isStrict } from './dispatch/guarded-edge.ts'
import { busy, type Ticket } from './dispatch/ticket.ts'
import { createQueue, type Queue } from './stock-queue.ts'
import { StoreBusy } from './store/store-busy.ts'

/** The way of every command: parse, queue, decide, commit, answer. */
export interface Dispatcher {
  dispatch(name: CommandName, input: unknown, context: CommandContext): Promise<Result<unknown, Refusal>>
  /** Commands waiting or under way, by lane. */
  depths(): Readonly<Record<Lane, number>>
  /** Resolves when every command has been answered. */
  idle(): Promise<void>
}

export interface DispatcherOptions {
  readonly engine: Omit<Engine, 'release'>
  readonly commands: readonly Command[]
  readonly lakeClock: Pick<LakeClock, 'now' | 'unknown'>
  readonly newUlid: NewUlid
  readonly pinFor: Call['pinFor']
  readonly promotionIds: Call['promotionIds']
  readonly texts: boolean
  readonly carrier: string
  readonly maxBatch: number
  readonly stockInFlight: number
  /** How long a cart change waits for company. */
  readonly cartWindowMs: number
}

const commandIdShape = /^[A-Za-z0-9_-]{1,64}$/

/** Builds the three lanes. Only commands that write stock levels share a queue with one transaction under way. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { lakeClock, newUlid, maxBatch, pinFor, promotionIds, texts, carrier } = options
  const plain = !isStrict(options.engine.edge)
  const engine: Engine = { ...options.engine, release }
  const commands = new Map(options.commands.map((command) => [command.name, command]))
  const lane = (inFlight: number, windowMs: number, batch: number, urgent: boolean): Queue =>
    createQueue({ maxBatch: batch, inFlight, windowMs, maxWaitMs: engine.maxWaitMs }, engine.timers, (tickets) =>
      runBatch(engine, tickets, urgent).catch((error: unknown) => {
        for (const ticket of tickets) ticket.fail(error)
      }),
    )
  const lanes: Readonly<Record<Lane, Queue>> = {
    stock: lane(options.stockInFlight, 0, maxBatch, true),
    direct: lane(4, 0, Math.min(25, maxBatch), true),
    cart: lane(1, options.cartWindowMs, maxBatch, false),
  }

  function ticketOf(
    command: PreparedCommand,
    context: CommandContext,
    at: Instant | undefined,
    told: Pick<Ticket, 'answer' | 'fail'>,
  ): Ticket {
    const commandId = context.commandId ?? newUlid()
    const call = (): Call => {
      const now = at ?? lakeClock.now()
      return { commandId, actor: context.actor, now, pinFor, promotionIds, texts, carrier, plain }
    }
    const since = engine.timers.elapsed()
    return { command, call, at, since, existing: new Set(), doubt: undefined, number: undefined, ...told }
  }

  /** Beside the queue: the batch that asks for it is under way and waits. */
  function release(orderId: string, levelId: string): Promise<Result<unknown, Refusal>> {
    const prepared = commands.get('releaseUncovered')?.prepare({ orderId, levelId })
    if (!prepared?.ok) throw new Error(`nothing can release ${orderId}`)
    return new Promise((answer, fail) => {
      const ticket = ticketOf(prepared.value, { actor: systemActor('Stock') }, undefined, { answer, fail })
      void runBatch(engine, [ticket], true).catch(fail)
    })
  }

  function dispatch(name: CommandName, input: unknown, context: CommandContext): Promise<Result<unknown, Refusal>> {
    const command = commands.get(name)
    const refusal = command ? refusalOf(command, context) : unknownCommand(name)
    if (!command || refusal) return Promise.resolve({ ok: false, refusal: refusal ?? unknownCommand(name) })
    const prepared = command.prepare(input)
    if (!prepared.ok) return Promise.resolve(prepared)
    const at = context.now === undefined ? undefined : instant(context.now)
    const queued = () =>
      new Promise<Result<unknown, Refusal>>((resolve, reject) => {
        lanes[prepared.value.lane].add(ticketOf(prepared.value, context, at, { answer: resolve, fail: reject }))
      })
    const asking = at === undefined ? lakeClock.unknown() : undefined
    return asking ? asking.then(queued, asBusy) : queued()
  }

  return {
    dispatch,
    depths: () => ({ stock: lanes.stock.depth(), cart: lanes.cart.depth(), direct: lanes.direct.depth() }),
    async idle() {
      await Promise.all(Object.values(lanes).map((queue) => queue.idle()))
    },
  }
}

/** Without the lake's time nothing is decided. */
function asBusy(error: unknown): Result<never, Refusal> {
  if (error instanceof StoreBusy) return { ok: false, refusal: busy(error.retryAfterMs) }
  throw error
}

function refusalOf(command: Command, context: CommandContext): Refusal | undefined {
  if (context.role !== undefined && context.role !== 'server' && !command.roles.includes(context.role))
    return { code: 'forbidden', message: `The role ${context.role} may not run ${command.name}.` }
  if (context.commandId !== undefined && !commandIdShape.test(context.commandId))
    return invalidInput([{ path: ['commandId'], message: 'Use 1 to 64 letters, digits, - and _.' }])
  return undefined
}

const unknownCommand = (name: string): Refusal => ({ code: 'unknown_command', message: `There is no command ${name}.` })
