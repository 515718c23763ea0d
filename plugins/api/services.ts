import type { Commerce } from '@souk/commerce'
import type { Clock } from '@souk/kernel'
import type { CatalogView } from './catalog-view.ts'
import type { LakeIdentity } from './lake-identity.ts'
import type { OrderStream } from './order-stream.ts'
import type { RateLimit } from './rate-limit.ts'

/** What the API is made of. Built once by the storefront's composition root; tests build their own. */
export interface ApiDependencies {
  readonly commerce: Commerce
  /** Asks the lake whose token it is. */
  readonly identity: LakeIdentity
  /** Where the shop is reached: payment returns and the OpenAPI document name it. */
  readonly publicOrigin: string
  /** Derives unguessable ids under idempotency keys. 16 characters or more. */
  readonly secret: string
  /** The public address of an image asset (`image-<hash>-<size>-<format>`). */
  readonly imageUrl: (assetId: string) => string
  readonly clock: Clock
  readonly log: (level: 'info' | 'warn' | 'error', message: string, fields: Readonly<Record<string, unknown>>) => void
  /** Where the provider sends the shopper afterwards. Left out: the order's page with its key. */
  readonly returnUrls?: (orderId: string, accessToken: string) => { readonly success: string; readonly cancel: string }
  /** Per address; the contract's when left out. */
  readonly rateLimit?: RateLimit
}

/** What a route works with. */
export interface Services {
  readonly commerce: Commerce
  readonly catalog: CatalogView
  readonly orders: OrderStream
  readonly publicOrigin: string
  readonly imageUrl: (assetId: string) => string
  readonly returnUrls: NonNullable<ApiDependencies['returnUrls']>
  /** An unguessable text that is always the same for the same name. */
  readonly derive: (name: string) => string
}
