import { QueriesBusyError, QueryParseError, QueryTimeoutError, QueryTooLargeError } from '../groq/index.ts'
import { LimitExceeded } from '../limits/limits.ts'
import { MutationError } from '../mutations/mutation-error.ts'
import { diskReason } from '../store/disk-error.ts'
import { StoreUnavailable } from '../store/writer.ts'
import { HttpError } from './http-error.ts'
import { TextResponse } from './text-response.ts'

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

/** A JSON answer that nobody may cache. */
export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return jsonText(JSON.stringify(body), status, headers)
}

const jsonText = (text: string, status: number, headers: Readonly<Record<string, string>>): Response =>
  new TextResponse(text, status, { ...jsonHeaders, ...headers })

/** As {@link json}, with a member whose value is JSON already. */
export function jsonAround(name: string, value: string, rest: Readonly<Record<string, unknown>>): Response {
  const others = JSON.stringify(rest).slice(1)
  return jsonText(`{${JSON.stringify(name)}:${value}${others === '}' ? '' : ','}${others}`, 200, {})
}

/** A page for people. It runs no script, shows nothing from elsewhere and cannot be framed. */
export function page(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Text made safe to stand in HTML, quoted attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** What a thrown thing looks like to the client. Faults of ours are logged whole and shown plainly. */
export function errorResponse(error: unknown): Response {
  if (error instanceof HttpError) return json(error.body, error.status)
  if (error instanceof LimitExceeded)
    return json({ statusCode: 429, error: 'Too Many Requests', message: error.message }, 429)
  if (error instanceof MutationError) return json(error.body(), error.statusCode)
  if (error instanceof QueryParseError) {
    const { description, query, start, end } = error
    return json({ error: { description, type: 'queryParseError', query, start, end } }, 400)
  }
  if (error instanceof QueryTimeoutError)
    return json({ error: { description: 'Query took too long to run', type: 'queryTimeoutError' } }, 400)
  if (error instanceof QueryTooLargeError || isTooLong(error))
    return json({ error: { description: 'Query needs too much memory', type: 'queryTooLargeError' } }, 400)
  if (error instanceof QueriesBusyError)
    return json({ statusCode: 503, error: 'Service Unavailable', message: error.message }, 503, { 'retry-after': '1' })
  console.error(error)
  const why = diskReason(error)
  if (error instanceof StoreUnavailable || why !== undefined) {
    const message = error instanceof StoreUnavailable ? error.message : `The lake could not write: ${why}`
    return json({ statusCode: 503, error: 'Service Unavailable', message }, 503, { 'retry-after': '1' })
  }
  return json({ statusCode: 500, error: 'Internal Server Error', message: 'An internal server error occurred' }, 500)
}

/** What has more characters than a string can have. */
const isTooLong = (error: unknown): boolean => error instanceof RangeError && error.message.includes('string length')
