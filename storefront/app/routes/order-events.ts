import type { LoaderFunctionArgs } from '@remix-run/node'
import { allowOrder } from '../order/order-access.server.ts'

/** Word is sent this often even when nothing happens, so that a page can tell silence from a lost line. */
const beatMs = 5000

/**
 * `GET /orders/:id/events`: server-sent events for whoever holds the order's key. `changed` when the order, a fulfillment,
 * a shipment or its payment changed (the page reads itself again), `beat` every five seconds. Ends when the server drains.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop } = context
  const ulid = await allowOrder(shop, request, params.id)
  const own = new RegExp(`^(order|fulfillment|shipment|payment|refund)\\.${ulid}(-|$)`)
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string) => controller.enqueue(encoder.encode(`event: ${event}\ndata: ${shop.clock()}\n\n`))
      const unsubscribe = shop.live.subscribe((change) => {
        if (own.test(change.id)) send('changed')
      })
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
      request.signal.addEventListener('abort', end, { once: true })
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
