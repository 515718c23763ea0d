import type { Line } from './line.ts'

export interface HoldOptions {
  readonly origin: string
  readonly line: Line
  /** Holds until it is worth asking again. */
  readonly pause: () => Promise<void>
}

/** What the router asks for: the data of a page, an answer to a form, and which routes there are. */
const isRouters = (url: URL, origin: string): boolean =>
  url.origin === origin && (url.pathname.endsWith('.data') || url.pathname === '/__manifest')

/** Never; or, where the shopper presses again or goes elsewhere, the reason for giving it up. */
const givenUp = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, giveUp) => signal?.addEventListener('abort', () => giveUp(signal.reason), { once: true }))

/** The whole answer: a line that breaks in the middle of it has answered nothing. */
async function whole(answer: Response): Promise<Response> {
  const { status, statusText, headers } = answer
  const body = await answer.arrayBuffer()
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers })
}

/**
 * A `fetch` for pages whose line may be lost. The router takes a page down when a request of its own finds no way, and
 * all that was typed with it; here such a request waits instead. Reading is tried again until it is answered. What a
 * press sent is never sent by itself again: it waits until the shopper presses once more.
 */
export function holdLine(send: typeof fetch, { origin, line, pause }: HoldOptions): typeof fetch {
  return async (asked, init) => {
    const url = new URL(asked instanceof Request ? asked.url : asked, origin)
    if (!isRouters(url, origin)) return send(asked, init)
    const press = (init?.method ?? 'GET') !== 'GET'
    if (press) line.press()
    for (;;) {
      try {
        const answer = await whole(await send(asked, init))
        line.hear()
        return answer
      } catch (error) {
        if (init?.signal?.aborted || !(error instanceof TypeError)) throw error
        line.lose(press)
        if (press) return await givenUp(init?.signal)
        await pause()
        init?.signal?.throwIfAborted()
      }
    }
  }
}
