import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call that came in. */
export interface Received {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server that takes webhooks: it answers what `answers` says next, and 200 when it says nothing. */
export interface Receiver {
  readonly url: string
  readonly received: readonly Received[]
  /** The most calls that were open at once. */
  readonly mostAtOnce: () => number
  /** Statuses for the next calls; a number of 0 hangs up, -1 never answers. */
  answers: number[]
  close(): Promise<void>
}

/** Starts a receiver on a free port of this machine. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = []
  let open = 0
  let most = 0
  const server = createServer((request, response) => {
    open += 1
    most = Math.max(most, open)
    response.once('close', () => (open -= 1))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ method: request.method ?? '', headers: request.headers, body })
      const status = receiver.answers.shift() ?? 200
      if (status === 0) request.socket.destroy()
      else if (status > 0) response.writeHead(status).end(`answer ${status}`)
    })
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    mostAtOnce: () => most,
    answers: [],
    async close() {
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
  return receiver
}
