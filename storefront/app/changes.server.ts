import type { Change } from './live.server.ts'
import type { Shop } from './shop.ts'

/** Word is sent this often even when nothing happens, so that a page can tell silence from a lost line. */
const beatMs = 5000

/**
 * Server-sent events: `changed` after every change of a document that `isOwn` (the page reads itself again), and `beat` in
 * between. Ends when the server drains.
 */
export function changesOf(shop: Shop, signal: AbortSignal, isOwn: (change: Change) => boolean): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string) => controller.enqueue(encoder.encode(`event: ${event}\ndata: ${shop.clock()}\n\n`))
      const unsubscribe = shop.live.subscribe((change) => isOwn(change) && send('changed'))
      const offGap = shop.live.onGap(() => send('changed'))
      const beat = setInterval(() => send('beat'), beatMs)
      stop = () => {
        stop = () => {}
        clearInterval(beat)
        unsubscribe()
        offGap()
        controller.close()
      }
      const end = () => stop()
      signal.addEventListener('abort', end, { once: true })
      shop.draining.addEventListener('abort', end, { once: true })
      controller.enqueue(encoder.encode('retry: 2000\n\n'))
      send('beat')
      if (shop.draining.aborted) stop()
    },
    cancel: () => stop(),
  })
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  })
}
