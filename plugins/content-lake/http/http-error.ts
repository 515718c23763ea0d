/** A refusal on its way to the client: its status and the JSON body. */
export class HttpError extends Error {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(`HTTP ${status}`)
    this.status = status
    this.body = body
  }
}

/** 400 with a description, in the shape that `@sanity/client` shows as its message. */
export function badRequest(description: string): HttpError {
  return new HttpError(400, { error: { description, type: 'httpBadRequest' } })
}

/** 404 in Sanity's shape. */
export function notFoundError(message: string): HttpError {
  return new HttpError(404, { statusCode: 404, error: 'Not Found', message })
}
