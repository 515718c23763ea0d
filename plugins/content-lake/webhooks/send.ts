import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { AddressRefused, guardedLookup } from './address.ts'
import type { Hook } from './hook.ts'
import type { AttemptEnd, Message } from './message-store.ts'
import { signatureOf } from './signature.ts'

/** How calls are made. */
export interface SendOptions {
  readonly allowLoopback: boolean
  /** Milliseconds until a call that was not answered is given up. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** How a call went. `again`: it is worth another try. */
export type Outcome = Omit<AttemptEnd, 'duration'> & { readonly again: boolean }

/** How much of an answer the log keeps, in bytes. */
const keptOfAnswer = 4096

/**
 * Makes one call. 2xx is success; 429, 5xx, a lost connection and silence are worth another try; anything else is not,
 * redirects among it. Never rejects.
 * Source: https://www.sanity.io/docs/content-lake/webhooks
 */
export function send(hook: Hook, message: Message, options: SendOptions): Promise<Outcome> {
  const url = new URL(hook.url)
  const now = Date.now()
  const body = Buffer.from(message.payload)
  return new Promise((resolve) => {
    const failed = (failureReason: 'network' | 'timeout' | 'other', resultBody: string, again = true): void =>
      resolve({ failureReason, resultCode: null, resultBody, again })
    const call = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      method: hook.httpMethod,
      headers: {
        'user-agent': 'Sanity.io webhook delivery (embedded Content Lake)',
        ...hook.headers,
        ...message.headers,
        'content-type': 'application/json',
        'content-length': body.byteLength,
        ...(hook.secret !== null && { 'sanity-webhook-signature': signatureOf(message.payload, now, hook.secret) }),
      },
      agent: false,
      lookup: guardedLookup(options.allowLoopback),
      signal: options.signal,
    })
    const late = setTimeout(() => {
      failed('timeout', '')
      call.destroy()
    }, options.timeoutMs)
    call.once('error', (error) => {
      const refused = error instanceof AddressRefused
      failed(refused ? 'other' : 'network', error.message, !refused)
    })
    call.once('close', () => clearTimeout(late))
    call.once('response', (answer) => {
      const code = answer.statusCode ?? 0
      const chunks: Buffer[] = []
      let size = 0
      const done = (): void => {
        const good = code >= 200 && code < 300
        const resultBody = Buffer.concat(chunks).subarray(0, keptOfAnswer).toString('utf8')
        resolve({
          failureReason: good ? null : 'http',
          resultCode: code,
          resultBody,
          again: code === 429 || code >= 500,
        })
        call.destroy()
      }
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.byteLength
        if (size >= keptOfAnswer) done()
      })
      answer.once('end', done)
      answer.once('error', () => failed('network', 'The answer broke off'))
    })
    call.end(body)
  })
}
