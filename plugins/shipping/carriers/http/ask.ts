/** A carrier's answer that was no success. `status` 0: no answer at all. */
export class CarrierFault extends Error {
  readonly status: number
  readonly retryAfterMs: number | undefined
  constructor(message: string, status: number, more: { retryAfterMs?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause: more.cause })
    this.status = status
    this.retryAfterMs = more.retryAfterMs
  }
}

export interface Ask {
  readonly carrier: string
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as a form when it is URLSearchParams. */
  readonly body?: unknown
  readonly timeoutMs?: number
}

/** Asks a carrier's API for JSON. Throws `CarrierFault` with the carrier's own words for anything but 2xx. */
export async function ask({ carrier, url, method = 'GET', headers, body, timeoutMs = 15_000 }: Ask): Promise<unknown> {
  const form = body instanceof URLSearchParams
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new CarrierFault(`${carrier} does not answer`, 0, { cause })
  })
  const text = await response.text()
  if (response.ok) return text === '' ? {} : JSON.parse(text)
  const wait = Number(response.headers.get('retry-after'))
  const retryAfterMs = Number.isFinite(wait) && wait > 0 ? wait * 1000 : undefined
  throw new CarrierFault(`${carrier} answered ${response.status}: ${text.slice(0, 300)}`, response.status, {
    retryAfterMs,
  })
}
