import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { riderOf } from '../rider/rider.server.ts'

const beatMs = 5000

/** `GET /rider/events`: `changed` whenever a bag or a parcel changed, `beat` every five seconds. For riders who are signed in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = context
  if (!(await riderOf(shop, request))) throw data({ reason: 'key' }, { status: 404 })
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string) => controller.enqueue(encoder.encode(`event: ${event}\ndata: ${shop.clock()}\n\n`))
      const unsubscribe = shop.live.subscribe(({ type }) => {
        if (type === 'fulfillment' || type === 'shipment') send('changed')
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
