import type { Instant, Refusal, Result } from '@souk/kernel'
import { createCommerce } from '../../commerce.ts'
import type { CommandContext, CommandName, Commerce, CommerceDependencies, DocumentStore } from '../../contract.ts'
import type { MemoryStore } from '../../store/memory-store.ts'
import { countingUlids } from '../shop-floor.ts'
import { ownCourier } from './own-courier.ts'
import type { VirtualTime } from './virtual-time.ts'
import { storeOverWire, type Weather } from './wire.ts'

/** What a story asks of a shop's server. */
export type ShopDoor = Pick<Commerce, 'dispatch' | 'receiveWebhook' | 'refreshPayment' | 'settle'>

export interface FleetOptions {
  readonly size: number
  readonly store: MemoryStore
  readonly time: VirtualTime
  readonly weather: Weather
  readonly now: () => Instant
  readonly providers: CommerceDependencies['providers']
  readonly tuning: CommerceDependencies['tuning']
  /** How far each process's clock is off, ms. */
  readonly skewMs?: (process: number) => number
  readonly patienceMs?: number
  readonly afterCommit?: () => void
  /** Changes what every server writes, to see whether anybody notices. */
  readonly sabotage?: (store: DocumentStore) => DocumentStore
  /** Told of every asking that got no answer, with what was asked. */
  readonly onUnanswered?: (input: unknown) => void
}

/** Several servers over one lake. */
export interface Fleet {
  readonly processes: readonly ShopDoor[]
  /** One process is gone, with all that it had in hand; another takes its place a little later. */
  crash(index: number, awayMs: number): Promise<void>
  /** How many answers never came, of all that was asked. */
  unanswered(): number
}

/** A server fell over while it was asked. Nobody knows what became of it. */
class Crashed extends Error {}

interface Process {
  readonly commerce: Commerce
  up: boolean
  readonly fell: Promise<never>
  readonly fall: () => void
}

const restMs = 300
const mostTries = 60

/**
 * Servers as those who ask see them: who gets no answer asks the next one, under the same command id, as a page that is
 * sent again does. A refusal is an answer.
 */
export function createFleet(options: FleetOptions): Fleet {
  const { size, time } = options
  let born = 0
  let asked = 0
  let unanswered = 0
  const open = (index: number): Process => {
    born += 1
    let fall: () => void = () => undefined
    const fell = new Promise<never>((_, reject) => {
      fall = () => reject(new Crashed(`process ${index} is gone`))
    })
    fell.catch(() => undefined)
    const process: Process = { commerce: commerceOf(options, index, born, () => process.up), up: true, fell, fall }
    return process
  }
  const processes = Array.from({ length: size }, (_, index) => open(index))

  /** Asks until somebody answers, each time the next one. */
  async function ask<Value>(
    first: number,
    input: unknown,
    question: (commerce: Commerce) => Promise<Value>,
  ): Promise<Value> {
    for (let attempt = 0; ; attempt += 1) {
      const process = processes[(first + attempt) % size]
      try {
        if (!process?.up) throw new Crashed('nobody is there')
        return await Promise.race([question(process.commerce), process.fell])
      } catch (error) {
        unanswered += 1
        options.onUnanswered?.(input)
        if (attempt >= mostTries) throw error
        await time.sleep(restMs * (1 + time.random()))
      }
    }
  }

  const door = (index: number): ShopDoor => ({
    dispatch(name: CommandName, input: unknown, context: CommandContext): Promise<Result<unknown, Refusal>> {
      asked += 1
      const commandId = context.commandId ?? `asked-${asked}`
      return ask(index, input, (commerce) => commerce.dispatch(name, input, { ...context, commandId }))
    },
    receiveWebhook: (source, headers, body) =>
      ask(index, body, (commerce) => commerce.receiveWebhook(source, headers, body)),
    refreshPayment: (orderId) => ask(index, orderId, (commerce) => commerce.refreshPayment(orderId)),
    settle: () => ask(index, undefined, (commerce) => commerce.settle()),
  })

  return {
    processes: processes.map((_, index) => door(index)),
    async crash(index, awayMs) {
      const process = processes[index]
      if (!process?.up) return
      process.up = false
      process.fall()
      await time.sleep(awayMs)
      processes[index] = open(index)
    },
    unanswered: () => unanswered,
  }
}

function commerceOf(options: FleetOptions, index: number, born: number, isUp: () => boolean): Commerce {
  const { store, time, weather, now, providers, tuning, skewMs, patienceMs = 2000, afterCommit } = options
  const lake = storeOverWire({
    store,
    time,
    weather,
    process: index,
    isUp,
    patienceMs,
    afterCommit: afterCommit ?? (() => undefined),
  })
  return createCommerce({
    store: options.sabotage?.(lake) ?? lake,
    clock: () => new Date(Date.parse(now()) + (skewMs?.(index) ?? 0)).toISOString() as Instant,
    newUlid: countingUlids(born),
    providers,
    carriers: [ownCourier],
    mailer: { send: async () => ({ state: 'sent' }) },
    secret: 'a secret of the tests',
    publicOrigin: 'https://shop.example',
    log: () => undefined,
    timers: time,
    ...(tuning && { tuning }),
  })
}
