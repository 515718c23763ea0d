import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** What answers are made from of a request: fetch's own has it, and so has one that Node's server brought. */
export interface LakeRequest {
  readonly method: string
  readonly url: string
  readonly headers: Pick<Headers, 'get' | 'has'>
  /** Null where there is none. */
  readonly body: ReadableStream<Uint8Array> | null
}

/** No request of fetch may have them. Source: https://fetch.spec.whatwg.org/#methods */
const forbidden: readonly string[] = ['CONNECT', 'TRACE', 'TRACK']

/**
 * The request that Node's server brought, or `undefined` when its address makes no sense. Its parts are made when they
 * are asked for: a query is answered without a stream and without a second set of headers.
 */
export function requestOf(incoming: IncomingMessage): LakeRequest | undefined {
  const { method = 'GET', url: path = '/', headers } = incoming
  const url = path.startsWith('/') ? URL.parse(`http://${headers.host ?? 'localhost'}${path}`) : null
  if (!url || url.username !== '' || url.password !== '' || forbidden.includes(method)) return undefined
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const get = (name: string): string | null => {
    const value = headers[name.toLowerCase()]
    return Array.isArray(value) ? value.join(', ') : (value ?? null)
  }
  let body: ReadableStream<Uint8Array> | undefined
  return {
    method,
    url: url.href,
    headers: { get, has: (name) => get(name) !== null },
    get body() {
      return hasBody ? (body ??= Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null
    },
  }
}
