import type { AppLoadContext } from '@remix-run/server-runtime'
import type { ShopperAct } from '@souk/analytics'
import type { Order } from '@souk/orders'
import { isbot } from 'isbot'
import { unlessAway } from '../away/away.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { consentOf } from './consent.server.ts'

/** An order counts as bought by the visit that sees it within this time. */
const freshMs = 3_600_000

/**
 * Notes what a shopper does, if they agreed. Robots, editors at work and pages that are fetched ahead are left out.
 * Called by loaders and actions; what the server sees is counted with scripts and without.
 */
export async function note(context: AppLoadContext, request: Request, act: ShopperAct): Promise<void> {
  const agent = request.headers.get('User-Agent') ?? ''
  const ahead = `${request.headers.get('Sec-Purpose') ?? ''}${request.headers.get('Purpose') ?? ''}`
  if (context.preview || agent === '' || isbot(agent) || ahead.includes('prefetch')) return
  if ((await unlessAway(context.shop, consentOf(context.shop, request), 'unasked')) !== 'yes') return
  context.shop.commerce.behaviour.see({ address: context.address, agent }, act)
}

/** Notes the product of a SKU that went into the basket. */
export async function noteAdd(context: AppLoadContext, request: Request, catalog: Catalog, sku: string): Promise<void> {
  const product = catalog.bySku.get(sku)?.offer.product._id
  if (product) await note(context, request, { kind: 'add', product })
}

/** Notes a purchase when its page is seen soon after: later looks at an old order buy nothing. */
export async function noteOrder(context: AppLoadContext, request: Request, order: Order): Promise<void> {
  const { placedAt, lines } = order
  if (placedAt === undefined || Date.parse(context.shop.clock()) - Date.parse(placedAt) > freshMs) return
  await note(context, request, { kind: 'order', products: lines.map(({ product }) => product) })
}
