/** A server-sent-event stream whose reader may be slow, but not for ever. */
export interface SseStream {
  readonly body: ReadableStream<Uint8Array>
  /** Queues one frame. A reader that has fallen too far behind gets `reset` and the end of its stream instead. */
  send(frame: string): void
  /** Ends the stream after what is queued. */
  end(): void
}

export interface SseOptions {
  /** The id that a `reset` carries, so that a reader who comes back begins after what it was told to read again. */
  readonly position?: () => string | undefined
  /** How much may wait for the reader, in characters. */
  readonly bufferLimit: number
  /** Called once, when the stream is over for whatever reason. */
  readonly onClose: () => void
}

const encoder = new TextEncoder()

/** Makes a stream. Frames that wait together leave together, in one chunk. */
export function createSseStream({ bufferLimit, onClose, position }: SseOptions): SseStream {
  let waiting: string[] = []
  let size = 0
  let ending = false
  let closed = false
  let hungry = false
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined

  const close = (): void => {
    if (closed) return
    closed = true
    waiting = []
    onClose()
  }

  const flush = (): void => {
    if (!controller || closed) return
    if (hungry && waiting.length > 0) {
      hungry = false
      const chunk = encoder.encode(waiting.join(''))
      waiting = []
      size = 0
      controller.enqueue(chunk)
    }
    if (ending && waiting.length === 0) {
      close()
      controller.close()
    }
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
      },
      pull() {
        hungry = true
        flush()
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  )

  return {
    body,
    send(frame) {
      if (closed || ending) return
      if (size + frame.length > bufferLimit) {
        waiting = [sseFrame('reset', {}, position?.())]
        ending = true
      } else {
        waiting.push(frame)
        size += frame.length
      }
      flush()
    },
    end() {
      ending = true
      flush()
    },
  }
}

/** One event as text. `data` must be JSON already when it is a string. */
export function sseFrame(event: string, data: string | Readonly<Record<string, unknown>>, id?: string): string {
  const json = typeof data === 'string' ? data : JSON.stringify(data)
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${json}\n\n`
}

/** A comment that keeps proxies and clients from thinking the stream dead. */
export const heartbeat = ':\n\n'

/** The headers of an event stream. */
export const sseHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}
