import { Router } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One thing that has to hold before the shop is open. */
export interface Check {
  readonly name: string
  readonly holds: () => boolean
}

/** Figures of this process, for `GET /metrics`. */
export function openMetrics(figures: () => Readonly<Record<string, number>>) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'souk_http_seconds',
    help: 'Time to answer, by method and status class',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const figure = new Gauge({
    name: 'souk_commerce',
    help: 'Queue depth, effect backlog, conflicts and commits, by figure',
    labelNames: ['figure'],
    registers: [],
    collect() {
      for (const [name, value] of Object.entries(figures())) this.set({ figure: name }, value)
    },
  })
  registry.registerMetric(figure)
  return { registry, requests }
}

/** `/healthz`: the process answers. `/readyz`: 200 only while every check holds, else 503 with those that do not. `/metrics`. */
export function healthRoutes(checks: readonly Check[], registry: Registry): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok')
  })
  router.get('/readyz', (_request, response) => {
    const waiting = checks.filter((check) => !check.holds()).map((check) => check.name)
    response.setHeader('Cache-Control', 'no-store')
    response.status(waiting.length === 0 ? 200 : 503).json({ ready: waiting.length === 0, waiting })
  })
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}
