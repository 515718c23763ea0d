import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { AppLoadContext } from '@remix-run/server-runtime'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'

const abortAfterMs = 6000

/** A page that cannot be drawn says so, whatever the form before it was answered. */
const brokenBy = ({ staticHandlerContext }: EntryContext): number | undefined =>
  Object.values(staticHandlerContext.errors ?? {}).find(isRouteErrorResponse)?.status

/** Streams a page. Crawlers get it whole. A fault while streaming is reported; one before the first byte fails the request. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get('user-agent') ?? '')
  return new Promise((resolve, reject) => {
    let code = brokenBy(entry) ?? status
    let sent = false
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={entry} url={request.url} abortDelay={abortAfterMs - 1000} nonce={context.nonce} />,
      {
        nonce: context.nonce,
        [whole ? 'onAllReady' : 'onShellReady']: () => {
          sent = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
          pipe(body)
        },
        onShellError: reject,
        onError: (error: unknown) => {
          code = 500
          if (sent) context.shop.report(error, 'streaming a page')
        },
      },
    )
    setTimeout(abort, abortAfterMs).unref()
  })
}

/** An answer below 500 that the router made of a request: a wrong method, a page that is not there. */
const isAnswer = (error: unknown): boolean => isRouteErrorResponse(error) && error.status < 500

/** Faults of loaders and actions, told once. Callers who left and requests that are refused are no fault. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted && !isAnswer(error))
    context.shop.report(error, `${request.method} ${new URL(request.url).pathname}`)
}
