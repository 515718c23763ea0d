import type { Commerce } from './contract.ts'

/** What became of a webhook. `ignored`: verified, but none of ours. */
export type WebhookOutcome = Awaited<ReturnType<Commerce['receiveWebhook']>>

/** Verifies and applies the webhooks of one source. Safe to repeat; throws to be sent the same again. */
export type WebhookReceiver = (headers: Headers, body: string) => Promise<WebhookOutcome>

/** Receivers by the name under `/webhooks/`: payment providers, carriers, couriers, messages. */
export type WebhookReceivers = Readonly<Record<string, WebhookReceiver>>

/** The one door for webhooks. A source that nobody answers for is refused; what a receiver refuses is told of. */
export function createWebhookDoor(
  receivers: WebhookReceivers,
  onRefused: (source: string) => void,
): Commerce['receiveWebhook'] {
  return async (source, headers, body) => {
    const receive = Object.hasOwn(receivers, source) ? receivers[source] : undefined
    if (!receive) return 'refused'
    const outcome = await receive(headers, body)
    if (outcome === 'refused') onRefused(source)
    return outcome
  }
}
