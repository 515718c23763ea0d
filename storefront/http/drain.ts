import type { Server } from 'node:http'

/** What has to end, in order, once no new request is taken. */
export interface Drain {
  readonly server: Server
  /** Tells open streams to end. */
  readonly stopStreams: () => void
  /** Finishes running work and closes listeners. */
  readonly stopWork: () => Promise<void>
  /** Longest wait for requests under way, in milliseconds. */
  readonly patienceMs: number
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

/** Takes no new connections, lets requests under way finish, then stops the work. Safe to call again. */
export async function drain({ server, stopStreams, stopWork, patienceMs }: Drain): Promise<void> {
  stopStreams()
  const ended = closed(server)
  // Connections that carried a stream are idle only once it has ended
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const force = setTimeout(() => server.closeAllConnections(), patienceMs)
  await ended
  clearInterval(idle)
  clearTimeout(force)
  await stopWork()
}

/** Calls back once, at the first SIGTERM or SIGINT, or when the parent that started us over IPC is gone. */
export function onAskedToStop(stop: (why: string) => void): void {
  let asked = false
  const once = (why: string) => () => {
    if (asked) return
    asked = true
    stop(why)
  }
  process.on('SIGTERM', once('SIGTERM'))
  process.on('SIGINT', once('SIGINT'))
  if (process.connected) process.on('disconnect', once('parent gone'))
}
