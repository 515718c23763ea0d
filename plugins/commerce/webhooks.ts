import type { Commerce } from './contract.ts'

/** What became of a webhook. `ignored`: verified, but none of ours. */
export type WebhookOutcome = Awaited<ReturnType<Commerce['receiveWebhook']>>

/** Verifies and applies the webhooks of one source. Safe to repeat; throws to be sent the same again. */
export type WebhookReceiver = (headers: Headers, body: string) => Promise<WebhookOutcome>

/** Receivers by the name under `/webhooks/`: payment providers, carriers, couriers, messages. */
export type WebhookReceivers = Readonly<Record<string, WebhookReceiver>>

/** The one door for webhooks. A source that nobody answers for is refused. */
export function createWebhookDoor(receivers: WebhookReceivers): Commerce['receiveWebhook'] {
  return async (source, headers, body) => {
    const receive = Object.hasOwn(receivers, source) ? receivers[source] : undefined
    return receive ? receive(headers, body) : 'refused'
  }
}
