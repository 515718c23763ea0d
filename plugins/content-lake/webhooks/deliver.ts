import type { Hook } from './hook.ts'
import type { Message, MessageEnd, MessageStore } from './message-store.ts'
import { type Outcome, send } from './send.ts'

/** How patient deliveries are. */
export interface Patience {
  /** Milliseconds until a call that is not answered is given up. */
  readonly timeoutMs: number
  /** Milliseconds until the second try; each later wait is twice the one before. */
  readonly firstRetryMs: number
  /** Milliseconds after which a message is not tried again. */
  readonly giveUpMs: number
}

/** Source: https://www.sanity.io/docs/content-lake/webhooks; the length of the first wait is ours. */
export const hostedPatience: Patience = { timeoutMs: 30_000, firstRetryMs: 1_000, giveUpMs: 30 * 60_000 }

/** Sends one hook's messages, one at a time. */
export interface Delivery {
  /** There may be something to send. */
  wake(): void
  /** Breaks off the call under way; its message is owed still. */
  stop(): Promise<void>
}

/** What a delivery works with. `hook` answers undefined for one that is gone or disabled. */
export interface DeliveryPlan {
  readonly messages: MessageStore
  readonly hook: () => Hook | undefined
  readonly hookId: string
  readonly patience: Patience
  readonly allowLoopback: boolean
}

/**
 * Starts delivering for a hook. Messages go out in the order of their transactions; one that has to be tried again
 * waits its time and lets later ones pass, as the hosted service warns that it does.
 */
export function createDelivery(plan: DeliveryPlan): Delivery {
  const { messages, hookId } = plan
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let woken = false
  /** The last try could not be written down: a full disk, say. */
  let failed = false
  let timer: NodeJS.Timeout | undefined

  const run = async (): Promise<void> => {
    for (;;) {
      woken = false
      if (failed) messages.requeue(hookId)
      failed = false
      const hook = plan.hook()
      const message = hook && messages.next(hookId)
      if (stopping.signal.aborted || !hook || !message) return
      const wait = message.dueAt - Date.now()
      if (wait > 0) return void (timer = setTimeout(wake, wait).unref())
      await tryOnce(plan, hook, message, stopping.signal)
    }
  }
  function wake(): void {
    woken = true
    if (running || stopping.signal.aborted) return
    clearTimeout(timer)
    running = run()
      .catch((error: unknown) => {
        console.error(`The webhook ${hookId} waits for the store`, error)
        failed = true
        woken = false
        if (!stopping.signal.aborted) timer = setTimeout(wake, plan.patience.firstRetryMs).unref()
      })
      .finally(() => {
        running = undefined
        if (woken) wake()
      })
  }
  return {
    wake,
    async stop() {
      clearTimeout(timer)
      stopping.abort()
      await running
    },
  }
}

async function tryOnce(plan: DeliveryPlan, hook: Hook, message: Message, signal: AbortSignal): Promise<void> {
  const startedAt = Date.now()
  const attemptId = plan.messages.begin(message, startedAt)
  const { timeoutMs } = plan.patience
  const { again, ...outcome } = await send(hook, message, { allowLoopback: plan.allowLoopback, timeoutMs, signal })
  const now = Date.now()
  // The lake is going down: nobody knows whether the call came through, so it is owed still.
  const end = signal.aborted
    ? { status: 'queued' as const, dueAt: message.dueAt }
    : endOf(plan.patience, message, { ...outcome, again }, now)
  plan.messages.end(message, attemptId, { ...outcome, duration: now - startedAt }, end)
}

function endOf(patience: Patience, message: Message, { failureReason, again }: Outcome, now: number): MessageEnd {
  if (failureReason === null) return { status: 'success', dueAt: message.dueAt }
  const lastChance = message.createdAt + patience.giveUpMs
  const wait = patience.firstRetryMs * 2 ** message.failureCount
  if (!again || now >= lastChance) return { status: 'failure', dueAt: message.dueAt }
  return { status: 'queued', dueAt: Math.min(now + wait, lastChance) }
}
