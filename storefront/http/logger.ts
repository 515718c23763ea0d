import type { RequestHandler } from 'express'
import { type Logger, pino } from 'pino'
import { requestId } from './request-id.ts'

/** Fields that never reach the log, wherever they stand. */
const secrets = ['token', 'secret', 'password', 'authorization', 'cookie', 'email', 'phone', 'address', 'key', 'pin']

/** The process's log: one JSON line each on standard output. */
export const openLogger = (level: string): Logger =>
  pino({
    level,
    base: { app: 'storefront' },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[kept out]' },
  })

/** One line for each answered request. Query strings stay out: they may hold a key once. */
export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const started = performance.now()
    const path = request.path
    response.on('finish', () => {
      const status = response.statusCode
      const line = {
        requestId: requestId(response),
        method: request.method,
        path,
        status,
        ms: Math.round(performance.now() - started),
      }
      if (status >= 500 && path !== '/readyz') log.error(line, 'answered')
      else log.debug(line, 'answered')
    })
    next()
  }
