import type { StoredDocument } from '@souk/kernel'
import type { Payment, PaymentProvider } from '@souk/payments'
import type { Commerce } from './contract.ts'
import { createCashier } from './payments/cashier.ts'
import type { DeskTools, PaymentDeskParts } from './payments/desk-tools.ts'
import { createPaymentReader } from './payments/reader.ts'
import { type Heard, createWebhookDesk } from './payments/webhook-desk.ts'
import type { WebhookReceivers } from './webhooks.ts'

/** The part of commerce that talks to payment providers. */
export type PaymentDesk = Pick<Commerce, 'checkout' | 'retryPayment' | 'paymentMethods' | 'refreshPayment'> & {
  /** One receiver of webhooks for each provider. */
  readonly receivers: WebhookReceivers
  /** Reads the provider again for a payment, takes what was approved, and records what it shows. */
  reread(payment: Payment): Promise<void>
  /** Applies what a provider tells, from a webhook or from its own list. */
  readonly hear: Heard
  providerOf(payment: Pick<Payment, 'provider'>): PaymentProvider
  readonly providers: readonly PaymentProvider[]
}

/** Builds the desk. */
export function createPaymentDesk(parts: PaymentDeskParts): PaymentDesk {
  const { store, providers } = parts
  const byName = new Map<string, PaymentProvider>(providers.map((provider) => [provider.name, provider]))
  const tools: DeskTools = {
    ...parts,
    providerOf({ provider: name }) {
      const provider = byName.get(name)
      if (!provider) throw new Error(`this shop has no payment provider ${name}`)
      return provider
    },
    async read<Doc extends StoredDocument>(id: string) {
      const [document] = await store.get([id])
      return document as Doc | undefined
    },
  }
  const reader = createPaymentReader(tools)
  const { receivers, hear } = createWebhookDesk(tools, reader)
  return { ...createCashier(tools, reader), ...reader, receivers, hear, providers, providerOf: tools.providerOf }
}
