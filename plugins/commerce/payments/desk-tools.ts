import type { SiteSettings } from '@souk/catalog'
import type { StoredDocument } from '@souk/kernel'
import type { Payment, PaymentProvider } from '@souk/payments'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { OrderSecrets } from '../secrets.ts'

/** What the payment desk is built of. */
export interface PaymentDeskParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly providers: readonly PaymentProvider[]
  readonly secrets: OrderSecrets
  readonly settings: () => Promise<SiteSettings | undefined>
  readonly log: CommerceDependencies['log']
}

/** What the desk's parts share. */
export interface DeskTools extends PaymentDeskParts {
  providerOf(payment: Pick<Payment, 'provider'>): PaymentProvider
  read<Doc extends StoredDocument>(id: string): Promise<Doc | undefined>
}
