import { ClientError, ServerError } from '@sanity/client'
import type { CommitOutcome } from '../contract.ts'
import { StoreBusy } from './store-busy.ts'

/** What a failed mutation request means. */
export type Failure =
  | Exclude<CommitOutcome, { kind: 'committed' }>
  /** This transaction id is known: an earlier attempt landed. */
  | { readonly kind: 'landed' }
  /** It may or may not have been applied. */
  | { readonly kind: 'unknown' }
  /** Refused for a reason that no retry heals. */
  | { readonly kind: 'refused' }

interface Problem {
  readonly type: string
  readonly id: string | undefined
}

/** Tells failures apart by status and by the type that the lake names, never by words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ServerError) return error.statusCode === 503 ? overloaded(error) : { kind: 'unknown' }
  if (!(error instanceof ClientError)) return { kind: 'unknown' }
  if (error.statusCode === 429) return overloaded(error)
  if (error.statusCode === 408) return { kind: 'unknown' }
  if (error.statusCode !== 409) return { kind: 'refused' }
  const problems = problemsOf(error.details)
  if (problems.some(({ type }) => type === 'transactionAlreadyExistsError')) return { kind: 'landed' }
  const existing = problems.filter(({ type }) => type === 'documentAlreadyExistsError')
  if (existing.length > 0) return { kind: 'exists', ids: existing.flatMap(({ id }) => (id === undefined ? [] : [id])) }
  return { kind: 'conflict' }
}

/** A reading that failed because the lake is busy or away says so: it changed nothing, and whoever asked may wait. */
export async function orBusy<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked
  } catch (error) {
    const retryAfterMs = restAfter(error)
    throw retryAfterMs === undefined ? error : new StoreBusy(retryAfterMs, error)
  }
}

/**
 * For how long a reading that failed should rest: the lake was busy, away, or could not be reached. Undefined when asking
 * again would be no use.
 */
function restAfter(error: unknown): number | undefined {
  const failure = failureOf(error)
  if (failure.kind === 'busy') return failure.retryAfterMs
  return error instanceof ServerError || isOfTheLine(error) ? 1000 : undefined
}

/** Whether what only reads may go better at another try: nobody answered, or whoever did has no time now. */
export const mayPass = (error: unknown): boolean =>
  isOfTheLine(error) ||
  ((error instanceof ServerError || error instanceof ClientError) && [429, 502, 503].includes(error.statusCode))

/** The system's own words for a line that broke, or was never there, stand on the error or on its cause. */
export function isOfTheLine(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const codes = [error, error.cause].map((each) => (isRecord(each) ? each['code'] : undefined))
  return (
    error.name === 'TimeoutError' ||
    codes.some((code) => typeof code === 'string' && /^(E[A-Z]+|UND_ERR_\w+)$/.test(code))
  )
}

/** `retry-after` in seconds when it is sent; else the hosted service's one-second window. */
function overloaded(error: ClientError | ServerError): Failure {
  const headers: unknown = isRecord(error.response) ? error.response['headers'] : undefined
  const seconds = isRecord(headers) ? Number(headers['retry-after']) : Number.NaN
  return { kind: 'busy', retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000 }
}

function problemsOf(details: unknown): readonly Problem[] {
  if (!isRecord(details)) return []
  const items: unknown = details['items']
  const errors = Array.isArray(items) ? items.map((item: unknown) => (isRecord(item) ? item['error'] : undefined)) : []
  return [details, ...errors].filter(isRecord).map((problem) => ({
    type: String(problem['type']),
    id: typeof problem['id'] === 'string' ? problem['id'] : undefined,
  }))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
