import { createServer, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'

/** A line between a client and a lake that can be cut. */
export interface CutLine {
  /** Where the client thinks the lake is. */
  readonly origin: string
  /** Ends every connection; who comes meanwhile waits until the line is mended. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Lays a line to whatever answers at `target`. */
export async function layLine(target: URL): Promise<CutLine> {
  const request = target.protocol === 'https:' ? overHttps : overHttp
  let mended = Promise.withResolvers<void>()
  mended.resolve()
  const server = createServer(async (asked, answer) => {
    await mended.promise
    const headers = { ...asked.headers, host: target.host }
    const upstream = request(new URL(asked.url ?? '/', target), { method: asked.method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      pipeline(answered, answer, () => answered.destroy())
    })
    answer.once('close', () => upstream.destroy())
    upstream.once('error', () => answer.destroy())
    asked.pipe(upstream)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      mended = Promise.withResolvers()
      server.closeAllConnections()
    },
    mend: () => mended.resolve(),
    async close() {
      mended.resolve()
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
}
