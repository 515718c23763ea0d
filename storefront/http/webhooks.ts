import type { Commerce } from '@souk/commerce'
import { type Request, type Response, Router } from 'express'
import type { Logger } from 'pino'
import type { WebhookReceiver } from './sanity-webhook.ts'
import { BodyTooLarge, readBody, webHeaders } from './web-request.ts'

/** What a source wants to read when all is well, where it is not our JSON: a phone service takes its answer as a script. */
const answers: Readonly<Record<string, { readonly type: string; readonly body: string }>> = {
  twilio: { type: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' },
}
const statusOf = { applied: 200, duplicate: 200, ignored: 200, refused: 400 } as const

/**
 * `POST /webhooks/:source`: the raw body goes to commerce, which checks the signature. 200 applied, duplicate or none of
 * ours; 400 refused; 500 makes the provider try again. Called by payment
 * providers, carriers and the phone service. `own`: sources that tell the storefront and not the trade.
 */
export function webhookRoutes(
  commerce: Pick<Commerce, 'receiveWebhook'>,
  log: Logger,
  own: ReadonlyMap<string, WebhookReceiver> = new Map(),
): Router {
  const receive = async (request: Request<{ source: string }>, response: Response): Promise<void> => {
    try {
      const { source } = request.params
      const body = (await readBody(request, 1_000_000)).toString('utf8')
      const headers = webHeaders(request)
      const outcome = await (own.get(source)?.(headers, body) ?? commerce.receiveWebhook(source, headers, body))
      log[outcome === 'refused' ? 'warn' : 'info']({ source, outcome }, 'webhook')
      const answer = outcome === 'refused' ? undefined : answers[source]
      if (answer) response.status(200).type(answer.type).send(answer.body)
      else response.status(statusOf[outcome]).json({ outcome })
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error
      response.status(413).json({ outcome: 'refused' })
    }
  }
  return Router().post('/webhooks/:source', (request, response, next) => {
    receive(request, response).catch(next)
  })
}
