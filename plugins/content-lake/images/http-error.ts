/** A refusal in the shape Sanity's asset endpoints use: `{statusCode, error, message}`. */
export class AssetError extends Error {
  override readonly name = 'AssetError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  416: 'Range Not Satisfiable',
  503: 'Service Unavailable',
}

/** The response for a refusal; any other error is a fault and is thrown on. */
export function errorResponse(cause: unknown): Response {
  if (!(cause instanceof AssetError)) throw cause
  const body = { statusCode: cause.status, error: titles[cause.status] ?? 'Error', message: cause.message }
  return Response.json(body, { status: cause.status, headers: { 'cache-control': 'no-store' } })
}
