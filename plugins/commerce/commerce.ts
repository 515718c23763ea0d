import type { SiteSettings } from '@souk/catalog'
import { type Instant, instant } from '@souk/kernel'
import { openAccounts } from './accounts/open-accounts.ts'
import { createAuditor } from './auditor/auditor.ts'
import { createBehaviourRecorder } from './behaviour/recorder.ts'
import { allCommands } from './commands/registry.ts'
import type { Commerce, CommerceDependencies } from './contract.ts'
import type { Engine } from './dispatch/batch.ts'
import { contentTypes, createContentCache } from './dispatch/content-cache.ts'
import { guardedEdge, isStrict, strict } from './dispatch/guarded-edge.ts'
import { createLakeClock } from './dispatch/lake-clock.ts'
import { createOrderNumbers } from './dispatch/order-numbers.ts'
import { systemTimers, type Timers } from './dispatch/timers.ts'
import { busy } from './dispatch/ticket.ts'
import { createTokenBucket, unlimited } from './dispatch/token-bucket.ts'
import { createDispatcher } from './dispatch.ts'
import { withErrands } from './errands.ts'
import { createBacklog } from './effects/backlog.ts'
import { createBackground } from './effects/background.ts'
import { createEffectHandlers } from './effects/handlers.ts'
import { createLowStockWatch } from './effects/low-stock-watch.ts'
import { createEffectRunner } from './effects/runner.ts'
import { createPhoneReceivers } from './phone-news.ts'
import { createPaymentDesk } from './payments.ts'
import { createPromiseKeeper } from './promises/promise-keeper.ts'
import { createPhoneOrders } from './phone-orders.ts'
import { createQueueBoard } from './promises/queue-board.ts'
import { type QuoteSources, quoteCart } from './quote-cart.ts'
import { foldChanges, rebuildRollups } from './rollups.ts'
import { createOrderSecrets, createPromotionIds } from './secrets.ts'
import { createShippingDesk } from './shipping/desk.ts'
import { createRateDesk } from './shipping/rates.ts'
import { createSupportDesk } from './support/desk.ts'
import { StoreBusy } from './store/store-busy.ts'
import { sweep } from './sweep.ts'
import { verify } from './verify.ts'
import { createWebhookDoor } from './webhooks.ts'

/** What `createCommerce` takes beside the contract's dependencies; simulations bring their own timers. */
export interface CommerceOptions extends CommerceDependencies {
  readonly timers?: Timers
}

/** Most commands in one transaction, where nobody says otherwise. */
const mostInBatch = 100

/** Builds the shop's server side over a store. Nothing runs by itself until `start`. */
export function createCommerce(options: CommerceOptions): Commerce {
  const { store, newUlid, log, timers = systemTimers } = options
  const lakeClock = createLakeClock(store, options.clock)
  const clock = lakeClock.now
  const secrets = createOrderSecrets(options.secret)
  const promotionIds = createPromotionIds(options.secret)
  const queue = createQueueBoard(store, (error) => log('error', 'reading what waits failed', { error }))
  const content = createContentCache(store, timers)
  const newTransactionId = () => `t${newUlid()}`
  const owner = newUlid()
  const settings = async () => (await content.byIds(['siteSettings']))[0] as SiteSettings | undefined
  const timeZone = async () => (await settings())?.timeZone ?? 'UTC'
  const firstNumber = async () => (await settings())?.firstOrderNumber ?? 1
  const engine = engineOf(
    options,
    timers,
    content,
    newTransactionId,
    createOrderNumbers(store, firstNumber, newTransactionId, timers),
    queue,
  )
  const dispatcher = createDispatcher({
    engine,
    commands: allCommands,
    lakeClock,
    newUlid,
    pinFor: secrets.pinFor,
    promotionIds,
    texts: options.sms !== undefined,
    carrier: options.carriers[0]?.name ?? 'none',
    maxBatch: options.tuning?.maxBatch ?? mostInBatch,
    stockInFlight: options.tuning?.stockInFlight ?? 1,
    cartWindowMs: options.tuning?.requestsPerSecond === undefined ? 0 : 50,
  })
  const { dispatch } = dispatcher
  const promises = createPromiseKeeper(queue, dispatch, log)
  const desk = createPaymentDesk({ store, dispatch, providers: options.providers, secrets, settings, log })
  const shipping = createShippingDesk({ store, dispatch, carriers: options.carriers, log })
  const handlers = createEffectHandlers({ ...options, clock, dispatch, desk, secrets, content })
  const runner = createEffectRunner({ store, handlers, clock, timers, log, newTransactionId, owner })
  const plain = !isStrict(engine.edge)
  const sweeping = {
    store,
    dispatch,
    desk,
    shipping,
    log,
    newTransactionId,
    plain,
    lastRead: new Map<string, Instant>(),
  }
  const folding = { store, timeZone, newTransactionId, owner }
  const phones = createPhoneReceivers(options.sms, { store, dispatch, secrets, timers, log })
  const backlog = createBacklog({ store, clock, timers, log })
  const auditor = createAuditor({ store, dispatch, clock, log })
  const background = createBackground({
    audit: auditor.step,
    store,
    clock,
    log,
    runEffects: (at) => runner.runDue(at),
    sweep: async (at) => sweep(sweeping, at ?? (await lakeClock.ask()), at),
    fold: (now) => foldChanges(folding, now),
    lowStock: createLowStockWatch({ store, dispatch, log }),
  })
  const behaviour = createBehaviourRecorder({ store, clock, timeZone, newTransactionId, log })
  const { secret } = options
  const support = createSupportDesk({ store, dispatch, clock, newUlid, secrets, secret, files: options.files })
  const accounts = openAccounts({ store, dispatch, clock, newUlid, secrets, secret, settings, log })
  const { publicOrigin } = options
  const stopContent = { now: () => undefined as void }
  const cached = {
    content: async (ids: readonly string[]) => content.byIds(ids),
    contentOf: async (type: string) => content.ofType(type),
  } as QuoteSources['content']
  const rates = createRateDesk({
    store,
    content: cached,
    dispatch,
    carriers: options.carriers,
    clock,
    log,
    ...(options.tuning?.rateBudgetMs !== undefined && { budgetMs: options.tuning.rateBudgetMs }),
  })
  const sources = (): QuoteSources => ({ store, content: cached, ids: promotionIds, queueAt: queue.at, now: clock() })
  const checkout: Commerce['checkout'] = async (input, context, urls) => {
    try {
      await rates.quote(input.cartId, input.delivery.method, input.address)
      return await desk.checkout(input, context, urls)
    } catch (error) {
      // Before anything is written; what comes after the placing is never told as busy
      if (error instanceof StoreBusy) return { ok: false, refusal: busy(error.retryAfterMs) }
      throw error
    }
  }
  const phoneOrders = createPhoneOrders({ dispatch, checkout, sources, secrets, publicOrigin })
  const errands = {
    store,
    clock,
    dispatch,
    timers,
    publicOrigin,
    secrets,
    accounts,
    phoneOrders,
    refreshPayment: desk.refreshPayment,
  }

  return {
    commands: allCommands.map(({ name, title, roles, input }) => ({ name, title, roles, input })),
    store,
    dispatch: withErrands(dispatch, errands),
    checkout,
    retryPayment: desk.retryPayment,
    paymentMethods: desk.paymentMethods,
    receiveWebhook: createWebhookDoor({ ...shipping.receivers, ...desk.receivers, ...phones }, auditor.refused),
    refreshPayment: desk.refreshPayment,
    quoteCart: (cartId, destination, method, who, location) =>
      quoteCart(sources(), cartId, { method, destination, who, location }),
    quoteDelivery: (cartId, destination) => rates.quote(cartId, 'delivery', destination),
    queueAt: (location) => queue.at(location),
    accessToken: secrets.accessToken,
    checkAccess: secrets.checkAccess,
    pinFor: secrets.pinFor,
    accounts,
    support,
    behaviour: { see: behaviour.see },
    async start() {
      await lakeClock.ask().catch((error: unknown) => log('warn', 'the lake did not tell its time', { error }))
      const forget = store.listen(contentTypes, ({ id, type }) => content.forget(id, type))
      stopContent.now = forget
      background.start()
      await queue.start()
      promises.start()
    },
    async stop() {
      stopContent.now()
      queue.stop()
      await promises.stop()
      await background.stop()
      await behaviour.stop()
      await dispatcher.idle()
    },
    async settle(now) {
      await background.settle(now === undefined ? undefined : instant(now))
      await behaviour.flush()
    },
    verify: () => verify(store, timeZone, clock()),
    rebuildRollups: () => rebuildRollups(folding),
    metrics: () => {
      const { stock, cart, direct } = dispatcher.depths()
      return {
        ...engine.counters,
        queue_stock: stock,
        queue_cart: cart,
        queue_direct: direct,
        clock_ahead_ms: lakeClock.aheadMs(),
        effects_done: background.effectsDone(),
        effects_failed: runner.failures(),
        ...backlog.figures(),
      }
    },
  }
}

function engineOf(
  { store, tuning }: CommerceOptions,
  timers: Timers,
  content: Engine['content'],
  newTransactionId: () => string,
  numbers: Engine['numbers'],
  queue: Engine['queue'],
): Omit<Engine, 'release'> {
  const hosted = tuning?.requestsPerSecond
  const processes = tuning?.edgeProcesses
  return {
    store,
    content,
    numbers,
    queue,
    timers,
    bucket: hosted === undefined ? unlimited : createTokenBucket(hosted, timers),
    edge: tuning?.edge ?? (processes === undefined ? strict : guardedEdge(processes, tuning?.maxBatch ?? mostInBatch)),
    newTransactionId,
    conflictRetries: tuning?.conflictRetries ?? 12,
    retryMs: hosted === undefined ? [2, 250] : [40, 2000],
    maxWaitMs: tuning?.maxWaitMs ?? 8000,
    counters: { commits: 0, conflicts: 0, exists: 0, busy: 0, faults: 0 },
  }
}
