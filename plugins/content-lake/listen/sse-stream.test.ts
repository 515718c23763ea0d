import { describe, expect, it, vi } from 'vitest'
import { createSseStream, sseFrame } from './sse-stream.ts'

const text = new TextDecoder()

describe('an event stream', () => {
  it('sends what waited together, together', async () => {
    const stream = createSseStream({ bufferLimit: 1_000, onClose: () => undefined })
    stream.send(sseFrame('a', { n: 1 }, 'x'))
    stream.send(sseFrame('b', '[2]'))
    const { value } = await stream.body.getReader().read()
    expect(text.decode(value)).toBe('id: x\nevent: a\ndata: {"n":1}\n\nevent: b\ndata: [2]\n\n')
  })

  it('passes a frame to a reader who already waits', async () => {
    const stream = createSseStream({ bufferLimit: 1_000, onClose: () => undefined })
    const next = stream.body.getReader().read()
    stream.send('now')
    expect(text.decode((await next).value)).toBe('now')
  })

  it('drops a reader who fell too far behind: reset, and the end', async () => {
    const onClose = vi.fn<() => void>()
    const stream = createSseStream({ bufferLimit: 10, onClose })
    for (const frame of ['12345', '67890', 'over', 'more']) stream.send(frame)
    expect(await new Response(stream.body).text()).toBe('event: reset\ndata: {}\n\n')
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('lets go when the reader leaves', async () => {
    const onClose = vi.fn<() => void>()
    const stream = createSseStream({ bufferLimit: 10, onClose })
    await stream.body.cancel()
    stream.send('late')
    stream.end()
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('ends after what is queued', async () => {
    const stream = createSseStream({ bufferLimit: 10, onClose: () => undefined })
    stream.send('last')
    stream.end()
    stream.send('late')
    expect(await new Response(stream.body).text()).toBe('last')
  })
})
