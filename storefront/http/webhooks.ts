import type { Commerce } from '@souk/commerce'
import { Router } from 'express'
import type { Logger } from 'pino'
import { BodyTooLarge, readBody, webHeaders } from './web-request.ts'

const statusOf = { applied: 200, duplicate: 200, ignored: 200, refused: 400 } as const

/**
 * `POST /webhooks/:source`: the raw body goes to commerce, which checks the signature. 200 applied, duplicate or none of
 * ours; 400 refused; 500 makes the provider try again. Called by payment providers and carriers.
 */
export function webhookRoutes(commerce: Pick<Commerce, 'receiveWebhook'>, log: Logger): Router {
  const router = Router()
  router.post('/webhooks/:source', async (request, response, next) => {
    try {
      const source = request.params.source
      const body = (await readBody(request, 1_000_000)).toString('utf8')
      const outcome = await commerce.receiveWebhook(source, webHeaders(request), body)
      log[outcome === 'refused' ? 'warn' : 'info']({ source, outcome }, 'webhook')
      response.status(statusOf[outcome]).json({ outcome })
    } catch (error) {
      if (error instanceof BodyTooLarge) response.status(413).json({ outcome: 'refused' })
      else next(error)
    }
  })
  return router
}
