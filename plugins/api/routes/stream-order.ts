import { z } from 'zod'
import { requireOrderAccess } from '../caller.ts'
import { readOrder, toTracking } from '../order-view.ts'
import { problem } from '../problem.ts'
import type { Audience } from '../problem-table.ts'
import { defineRoute } from '../route.ts'
import { OrderId } from '../schemas/common.ts'
import { Tracking } from '../schemas/orders.ts'
import type { Services } from '../services.ts'

const heartbeatMs = 15_000

/**
 * `GET /orders/:id/events`: server-sent events. One `tracking` event at once and one after each change; its id is the
 * order's revision. A comment every 15 s keeps proxies from closing the line.
 */
export const streamOrder = defineRoute({
  method: 'GET',
  path: '/orders/:id/events',
  id: 'streamOrder',
  summary: 'Follow an order',
  tag: 'Orders',
  access: 'order',
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  status: 200,
  answer: Tracking,
  media: 'text/event-stream',
  problems: ['order_not_found'],
  async run(call) {
    const who = await requireOrderAccess(call, call.params.id)
    const audience = who === 'shopper' ? 'shopper' : 'staff'
    const first = await eventText(call.services, call.params.id, audience)
    if (first === undefined) throw problem('order_not_found')
    return {
      response: new Response(follow(call.services, call.params.id, audience, first, call.signal), {
        headers: {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          // Proxies that gather answers would hold the news back
          'x-accel-buffering': 'no',
        },
      }),
    }
  },
})

async function eventText(services: Services, orderId: string, audience: Audience): Promise<string | undefined> {
  const bundle = await readOrder(services, orderId)
  if (!bundle) return undefined
  return `event: tracking\nid: ${bundle.order._rev}\ndata: ${JSON.stringify(toTracking(bundle, audience))}\n\n`
}

function follow(services: Services, orderId: string, audience: Audience, first: string, signal: AbortSignal) {
  let feed: Feed | undefined
  return new ReadableStream<Uint8Array>({
    start(controller) {
      feed = openFeed(controller, () => eventText(services, orderId, audience))
      const stopWatching = services.orders.watch(orderId, { onChange: feed.wake, onEnd: feed.close })
      feed.onClose(stopWatching)
      const close = feed.close
      signal.addEventListener('abort', close)
      feed.onClose(() => signal.removeEventListener('abort', close))
      feed.send(first)
      // What changed between the first reading and the watching
      feed.wake()
      if (signal.aborted) close()
    },
    cancel: () => feed?.left(),
  })
}

interface Feed {
  /** Sends a text unless it is the one that was sent last. */
  send(text: string): void
  /** Reads again, once more when it is woken while it reads, and sends what is new. */
  wake(): void
  close(): void
  /** Closes when the reader has gone: its stream is closed already. */
  left(): void
  onClose(act: () => void): void
}

function openFeed(
  controller: ReadableStreamDefaultController<Uint8Array>,
  read: () => Promise<string | undefined>,
): Feed {
  const encoder = new TextEncoder()
  const state = { open: true, last: '', again: false, reading: false, closers: [] as (() => void)[] }
  const write = (text: string) => state.open && controller.enqueue(encoder.encode(text))
  const heart = setInterval(() => write(': still here\n\n'), heartbeatMs)
  const stop = (): boolean => {
    if (!state.open) return false
    state.open = false
    clearInterval(heart)
    for (const act of state.closers) act()
    return true
  }
  const feed: Feed = {
    send(text) {
      if (text !== state.last) write(text)
      state.last = text
    },
    wake() {
      state.again = true
      if (!state.reading) void readOn()
    },
    close() {
      if (stop()) controller.close()
    },
    left: () => void stop(),
    onClose: (act) => void state.closers.push(act),
  }
  async function readOn(): Promise<void> {
    state.reading = true
    try {
      while (state.again && state.open) {
        state.again = false
        feed.send((await read()) ?? state.last)
      }
    } catch {
      // The client opens the line again and reads afresh
      feed.close()
    } finally {
      state.reading = false
    }
  }
  return feed
}
