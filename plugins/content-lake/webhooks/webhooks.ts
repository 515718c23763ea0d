import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AccessControl } from '../auth/access.ts'
import type { Identity } from '../auth/directory.ts'
import type { LakeConfig } from '../config.ts'
import { isLoopbackHost } from '../http/loopback.ts'
import type { Commit } from '../listen/hub.ts'
import type { Datasets } from '../store/dataset.ts'
import { createLogWatch } from './collect.ts'
import { createDelivery, type Delivery, hostedPatience } from './deliver.ts'
import { compileRule, type DeltaRule } from './delta.ts'
import type { Hook, HookSettings } from './hook.ts'
import { createHookStore, randomId, type StoredHook } from './hook-store.ts'
import { type Attempt, createMessageStore, type Message, type NewMessage } from './message-store.ts'
import { messageFor } from './owed.ts'
import { createSyncTagFunction } from './sync-tag-function.ts'

/** The webhooks of a lake. */
export interface Webhooks {
  /** Whether hooks may call this machine itself. */
  readonly allowLoopback: boolean
  /** Oldest first. */
  list(): readonly Hook[]
  get(id: string): Hook | undefined
  /** A new hook tells of what is committed from now on, as far as its maker's role may read it. */
  create(settings: HookSettings, maker: Identity): Hook
  /** One that was disabled goes on with what is committed from now on. Undefined when there is none. */
  update(id: string, settings: HookSettings): Hook | undefined
  /** Forgets what it owes, too. False when there is none. */
  remove(id: string): boolean
  messages(id: string): readonly Message[]
  attempts(id: string): readonly Attempt[]
  attempt(id: string): Attempt | undefined
  /** Resolves once the configuration's function is done with a commit; undefined when it is not told of it. */
  functionDone(commit: Commit): Promise<void> | undefined
  /** A dataset was made: hooks on all datasets hear of it, too. */
  follow(): void
  close(): Promise<void>
}

/** What webhooks reach for in the lake. */
export interface WebhookHome {
  readonly config: LakeConfig
  readonly clock: () => string
  readonly datasets: Datasets
  readonly access: AccessControl
}

interface Runner {
  readonly delivery: Delivery
  rule: DeltaRule
  looking: Promise<void> | undefined
  again: boolean
}

/** Opens a lake's webhooks and goes on where they were. */
export function createWebhooks(database: DatabaseSync, home: WebhookHome): Webhooks {
  const hooks = createHookStore(database)
  const messages = createMessageStore(database)
  const readLog = createLogWatch(database, home.datasets)
  const runners = new Map<string, Runner>()
  const allowLoopback = home.config.webhooks?.allowLoopback ?? isOnLoopback(home.config)
  const syncTagFunction = createSyncTagFunction(home.config)
  const patience = { ...hostedPatience, ...home.config.webhooks }
  const unsubscribe = new Map<unknown, () => void>()
  const endings = new Set<Promise<void>>()
  let closed = false

  const active = (id: string): StoredHook | undefined => {
    const stored = closed ? undefined : hooks.get(id)
    return stored && !stored.hook.isDisabled && !stored.hook.isDisabledByUser ? stored : undefined
  }
  const start = ({ hook }: StoredHook): void => {
    const plan = { messages, hook: () => active(hook.id)?.hook, hookId: hook.id, patience, allowLoopback }
    try {
      const rule = compileRule(hook.rule.filter, hook.rule.projection)
      runners.set(hook.id, { delivery: createDelivery(plan), rule, looking: undefined, again: false })
    } catch (error) {
      // It was read when it was made: a later GROQ may know it no more, and the lake starts all the same
      console.error(`The webhook ${hook.id} is silent until its rule is changed`, error)
      return
    }
    look(hook.id)
  }
  /** Turns what the log holds after the hook's position into messages; one batch at a time. */
  const lookThrough = async (id: string, runner: Runner): Promise<void> => {
    for (;;) {
      // Whoever committed is answered first
      await nextTurn()
      runner.again = false
      const stored = active(id)
      const batch = stored && readLog(stored.hook, stored.position)
      if (!stored || !batch) break
      const found: NewMessage[] = []
      for (const candidate of batch.candidates) {
        const message = messageFor(home.access, stored, runner.rule, candidate)
        if (message) found.push(message)
      }
      // Changed meanwhile: it is looked through again as it is now
      if (active(id) !== stored) continue
      if (found.length > 0) messages.add(found, () => hooks.savePosition(id, batch.position))
      hooks.moveTo(id, batch.position)
      if (found.length > 0) runner.delivery.wake()
    }
    runner.delivery.wake()
  }
  const look = (id: string): void => {
    const runner = runners.get(id)
    if (!runner) return
    runner.again = true
    runner.looking ??= lookThrough(id, runner)
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        runner.looking = undefined
        if (runner.again) look(id)
      })
  }
  const follow = (): void => {
    for (const dataset of home.datasets.list()) syncTagFunction.follow(dataset)
    if (hooks.list().length === 0) return
    for (const { hub } of home.datasets.list())
      if (!unsubscribe.has(hub)) {
        const commit = (): void => runners.forEach((_runner, id) => look(id))
        unsubscribe.set(hub, hub.subscribe({ commit, beat: () => undefined, close: () => undefined }))
      }
  }
  const stop = async (id: string): Promise<void> => {
    const runner = runners.get(id)
    runners.delete(id)
    await runner?.looking
    await runner?.delivery.stop()
  }

  for (const stored of hooks.list()) start(stored)
  follow()

  return {
    allowLoopback,
    list: () => hooks.list().map(({ hook }) => hook),
    get: (id) => hooks.get(id)?.hook,
    create(settings, maker) {
      const { projectId } = home.config
      const made = { id: randomId(), projectId, createdAt: home.clock(), createdByUserId: maker.id, deletedAt: null }
      const hook: Hook = { type: 'document', ...settings, ...made }
      hooks.insert(hook, maker.role)
      start({ hook, role: maker.role, position: hooks.endOfLog() })
      follow()
      return hook
    },
    update(id, settings) {
      const before = hooks.get(id)
      if (!before) return undefined
      const wasActive = active(id) !== undefined
      const hook: Hook = { ...before.hook, ...settings }
      hooks.update(hook)
      if (!wasActive) hooks.moveTo(id, hooks.endOfLog())
      // What it has passed over, it passed over under its old rule
      hooks.saveAll()
      const runner = runners.get(id)
      if (!runner) start({ ...before, hook })
      if (runner) runner.rule = compileRule(hook.rule.filter, hook.rule.projection)
      look(id)
      return hook
    },
    remove(id) {
      if (!hooks.remove(id)) return false
      const ending = stop(id)
        .then(() => messages.forget(id))
        .catch((error: unknown) => console.error(error))
      endings.add(ending)
      void ending.finally(() => endings.delete(ending))
      return true
    },
    messages: (id) => messages.messages(id),
    attempts: (id) => messages.attempts(id),
    attempt: (id) => messages.attempt(id),
    functionDone: (commit) => syncTagFunction.done(commit),
    follow,
    async close() {
      closed = true
      syncTagFunction.close()
      for (const end of unsubscribe.values()) end()
      await Promise.all([...endings, ...[...runners.keys()].map(stop)])
      hooks.saveAll()
    },
  }
}

/** A lake that only this machine's own browsers use may tell this machine's own servers. */
function isOnLoopback({ publicOrigin }: LakeConfig): boolean {
  return publicOrigin === undefined || isLoopbackHost(new URL(publicOrigin).host)
}
