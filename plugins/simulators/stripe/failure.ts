/** Everything that Stripe puts into the `error` object of an answer. */
export interface FailureBody {
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'
  readonly message: string
  readonly code?: string
  readonly decline_code?: string
  readonly param?: string
  readonly charge?: string
  readonly payment_intent?: unknown
  readonly doc_url?: string
}

/** A request that Stripe would refuse, with the HTTP status and the error object that it would answer. */
export class StripeFailure extends Error {
  readonly status: number
  readonly body: FailureBody

  constructor(status: number, body: FailureBody) {
    super(body.message)
    this.status = status
    this.body = body.code
      ? { doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`, ...body }
      : body
  }
}

/** 400 for a parameter that cannot be used. */
export function invalid(message: string, param?: string, code?: string): StripeFailure {
  return new StripeFailure(400, {
    type: 'invalid_request_error',
    message,
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  })
}

/** 404 for an id that nothing has, or 400 when the id came in as a parameter other than the path's. */
export function missing(noun: string, id: string, param = 'id', status = param === 'id' ? 404 : 400): StripeFailure {
  return new StripeFailure(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  })
}

/** 400 for something that Stripe can do and this simulator cannot: said aloud instead of ignored. */
export function notSimulated(what: string, param: string): StripeFailure {
  return invalid(`${what} is Stripe's, but this simulator does not have it.`, param)
}
