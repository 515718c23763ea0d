import type { LakeIdentity } from '@souk/api'
import type { Commerce } from '@souk/commerce'
import type { Clock } from '@souk/kernel'
import type { Catalog } from './catalog/catalog.ts'
import type { Live } from './live.server.ts'
import type { View } from './preview/view.ts'
import type { OrderReader } from './order/order-reader.server.ts'
import type { Sessions } from './session.server.ts'

/** What routes may use. Made once by `server.ts` and handed to every loader and action as `context.shop`. */
export interface Shop {
  readonly commerce: Commerce
  readonly catalog: {
    read(): Catalog | undefined
    /** True once it has been read: from then on none means that the dataset holds no shop. */
    ready(): boolean
  }
  readonly live: Live
  readonly orders: OrderReader
  readonly sessions: Sessions
  /** Asks the lake whose staff token it is. */
  readonly staff: LakeIdentity
  /** Ids of products, most ordered of late first. */
  readonly bestsellers: () => readonly string[]
  readonly clock: Clock
  readonly publicOrigin: string
  /** Aborted when the server drains: open streams end. */
  readonly draining: AbortSignal
  /** When an error says that the dataset could not be asked: how long to wait before it is asked again, ms. */
  readonly restAfter: (error: unknown) => number | undefined
  /** Writes a fault to the log with what was being done. */
  readonly report: (error: unknown, doing: string) => void
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    readonly shop: Shop
    /** Of this response's Content-Security-Policy. */
    readonly nonce: string
    /** Of the address; empty for the shop's own. */
    readonly language: string
    /** What the address begins with for the language: `/ar`, or nothing. */
    readonly prefix: string
    /** What an editor's browser looks at, let in by the Studio; undefined for shoppers. */
    readonly preview: View | undefined
    /** True when a whole page is asked for, false for what a page's scripts ask. */
    readonly whole: boolean
    /** The client's network address. */
    readonly address: string
  }
}
