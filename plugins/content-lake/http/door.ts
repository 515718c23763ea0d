import type { Server } from 'node:http'
import { attachSockets } from '../sockets/index.ts'
import { createNodeServer, type FetchHandler } from './node-server.ts'

/** One address the lake listens on. */
export interface Door {
  readonly port: number
  /** Takes no more requests, lets those under way finish (two seconds at most) and closes the sockets. */
  close(): Promise<void>
}

const patience = 2_000

/** Listens on an address, port 0 for any free one. Rejects when it is taken or not there. */
export async function openDoor(handler: FetchHandler, port: number, host: string): Promise<Door> {
  const server = createNodeServer(handler)
  const sockets = attachSockets(server, { fetchInternal: handler })
  const bound = await listening(server, port, host)
  return {
    port: bound,
    async close() {
      const closed = new Promise((done) => server.close(done))
      const sweep = setInterval(() => server.closeIdleConnections(), 20)
      const force = setTimeout(() => server.closeAllConnections(), patience)
      await Promise.all([closed, sockets.close()])
      clearInterval(sweep)
      clearTimeout(force)
    },
  }
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
