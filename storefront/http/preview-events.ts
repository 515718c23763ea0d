import type { RequestHandler } from 'express'
import type { DraftDesk } from '../app/preview/draft-desk.server.ts'

/** Word is sent this often even when nothing happens, so that nobody between takes the line for dead. */
const beatMs = 15_000

/**
 * `GET /preview/events`: `changed` after every change of what editors write. The page reads
 * itself again, so the frame follows every editor and every way of writing, not only the form beside it.
 */
export const previewEvents =
  (desk: DraftDesk, draining: AbortSignal): RequestHandler =>
  (request, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    })
    const send = (event: string) => response.write(`event: ${event}\ndata: ${Date.now()}\n\n`)
    response.write('retry: 2000\n\n')
    const unsubscribe = desk.subscribe(() => send('changed'))
    const beat = setInterval(() => send('beat'), beatMs)
    const end = () => response.end()
    draining.addEventListener('abort', end, { once: true })
    request.on('close', () => {
      draining.removeEventListener('abort', end)
      clearInterval(beat)
      unsubscribe()
      end()
    })
    if (draining.aborted) end()
  }
