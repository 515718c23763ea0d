import twilio from 'twilio'
import type { RequestOptions } from 'twilio/lib/base/RequestClient.js'

/** The SDK has no option for another address, but takes a client of ours: its own, with the origin of every address replaced. */
class RebasedClient extends twilio.RequestClient {
  readonly #base: string

  constructor(base: string, timeout: number) {
    super({ timeout })
    this.#base = base
  }

  override request<Data>(options: RequestOptions<Data>) {
    const { pathname, search } = new URL(options.uri)
    return super.request<Data>({ ...options, uri: new URL(pathname + search, this.#base).href })
  }
}

/** The SDK's client, speaking to `base`, or to the vendor when there is none. */
export const rebasedClient = (base: string | undefined, timeout: number) =>
  base === undefined ? new twilio.RequestClient({ timeout }) : new RebasedClient(base, timeout)
