import { createHash } from 'node:crypto'
import { StripeFailure } from './failure.ts'
import type { StripeStore } from './store.ts'

/** An answer that is kept under an idempotency key and given again to every repeat. */
export interface KeptAnswer {
  readonly status: number
  readonly body: string
  /** The `Request-Id` of the request that was really executed. */
  readonly request: string
}

/** A request as the keeper of answers sees it. `target` is method and path. */
export interface KeyedRequest {
  readonly caller: string
  readonly key: string
  readonly target: string
  readonly body: string
}

/**
 * The answer to a request that was made before under the same key. Throws Stripe's refusal when the key was used
 * for something else (docs: idempotent requests).
 */
export function recall(store: StripeStore, request: KeyedRequest): KeptAnswer | undefined {
  const row = store.db
    .prepare('SELECT * FROM kept_answer WHERE caller = ? AND key = ?')
    .get(request.caller, request.key)
  if (!row) return undefined
  if (row['target'] !== request.target) {
    const path = String(row['target']).split(' ')[1]
    throw mismatch(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${request.target.split(' ')[1]}').`,
      request.key,
    )
  }
  if (row['digest'] !== digest(request.body)) {
    throw mismatch(
      'Keys for idempotent requests can only be used with the same parameters they were first used with.',
      request.key,
    )
  }
  return { status: Number(row['status']), body: String(row['body']), request: String(row['request']) }
}

/** Keeps the answer of a request that was executed, be it a success or a failure. */
export function keep(store: StripeStore, request: KeyedRequest, answer: KeptAnswer): void {
  store.db
    .prepare('INSERT INTO kept_answer VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(request.caller, request.key, request.target, digest(request.body), answer.status, answer.body, answer.request)
}

function mismatch(message: string, key: string): StripeFailure {
  return new StripeFailure(400, {
    type: 'idempotency_error',
    message: `${message} Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}
