import { localize } from '@souk/kernel'
import { allowOrder } from '../order/order-access.server.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Shop } from '../shop.ts'

/** What a question is about, as far as the address says and this browser may see. */
export interface About {
  readonly order?: { readonly id: string; readonly number: string }
  readonly product?: { readonly id: string; readonly handle: string; readonly title: string }
}

/** Reads `?order=` and `?product=`. What the caller may not see is left out in silence: the question can be asked all the same. */
export async function aboutOf(shop: Shop, catalog: Catalog, language: string, request: Request): Promise<About> {
  const { searchParams, origin } = new URL(request.url)
  const offer = catalog.byHandle.get(searchParams.get('product') ?? '')
  const asked = searchParams.get('order')
  // Without the address's own key: only what this browser already holds counts
  const bare = new Request(origin, { headers: request.headers })
  const ulid = asked === null ? undefined : await allowOrder(shop, bare, asked).catch(() => undefined)
  const file = ulid === undefined ? undefined : await shop.orders.read(ulid)
  return {
    ...(file && { order: { id: file.order._id, number: file.order.number } }),
    ...(offer && {
      product: {
        id: offer.product._id,
        handle: offer.product.handle.current,
        title: localize(offer.product.title, language) ?? '',
      },
    }),
  }
}
