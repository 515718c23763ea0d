import { allExamples } from '../examples/all-examples.ts'
import type { Example, SampleName } from '../examples/example.ts'
import { allRoutes } from '../routes/all-routes.ts'
import { exchanged, type openExampleFloor } from './example-floor.ts'

/** One example, sent: what came back, with the samples in it again. */
export interface Ran {
  readonly id: string
  readonly status: number
  readonly media: string
  readonly body: unknown
}

/** Sends every example in its order, each to the shop that the ones before have changed. */
export async function runExamples(floor: Awaited<ReturnType<typeof openExampleFloor>>): Promise<readonly Ran[]> {
  const ran: Ran[] = []
  for (const example of allExamples) {
    const response = await sendExample(floor, example)
    const media = response.headers.get('content-type') ?? ''
    const body = await bodyOf(response, media)
    for (const [sample, path] of Object.entries(example.keeps ?? {})) {
      const kept = path.split('.').reduce<unknown>((value, key) => Object(value)[key] as unknown, body)
      floor.live.set(sample as SampleName, String(kept))
    }
    floor.learn()
    ran.push({ id: example.id, status: response.status, media, body: exchanged(body, floor.live, 'told') })
  }
  return ran
}

async function sendExample(floor: Awaited<ReturnType<typeof openExampleFloor>>, example: Example): Promise<Response> {
  const route = allRoutes.find(({ id }) => id === example.id)
  if (!route) throw new Error(`${example.id} is the example of no route`)
  const params: Readonly<Record<string, string>> = exchanged(example.params ?? {}, floor.live, 'live')
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams(example.query ?? {}).toString()
  const token = await floor.tokenFor(example.by)
  return floor.send(route.method, query === '' ? path : `${path}?${query}`, {
    ...(token === undefined ? {} : { token }),
    ...(example.body === undefined ? {} : { body: exchanged(example.body, floor.live, 'live') }),
  })
}

/** JSON as it is; the first event of a stream; the length of a file. */
async function bodyOf(response: Response, media: string): Promise<unknown> {
  if (media === 'text/event-stream') {
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
    const { value } = await reader.read()
    await reader.cancel()
    return JSON.parse(/^data: (.*)$/m.exec(Buffer.from(value ?? []).toString('utf8'))?.[1] ?? 'null') as unknown
  }
  if (media.endsWith('json')) return response.json()
  return `${(await response.arrayBuffer()).byteLength} bytes`
}
