import type { RequestHandler } from 'express'
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { requestId } from './request-id.ts'

/** Fields that never reach the log, wherever they stand. */
const secrets = ['token', 'secret', 'password', 'authorization', 'cookie', 'email', 'phone', 'address', 'key', 'pin']

const isPlain = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** What an error says, and its own plain fields. What else hangs on it may not be walked: a DOMException throws at a copy. */
function saidBy(error: Error): Record<string, unknown> {
  const own = Object.entries(error).filter(([, value]) => isPlain(value))
  const { type, message, stack } = stdSerializers.err(error)
  return { ...Object.fromEntries(own), type, message, stack }
}

/** Errors as words, under whatever name they were told. */
const errorsAsWords = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? saidBy(value) : value]),
  )

/** The process's log: one JSON line each on standard output. A line never throws, whatever it is told about. */
export const openLogger = (level: string, to?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { app: 'storefront' },
      formatters: { log: errorsAsWords },
      // Already words
      serializers: { err: (told: unknown) => told },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[kept out]' },
    },
    to ?? pino.destination(1),
  )

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
