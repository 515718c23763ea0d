import { CogIcon } from '@sanity/icons/Cog'
import { HomeIcon } from '@sanity/icons/Home'
import { StackCompactIcon } from '@sanity/icons/StackCompact'
import { paperViews, stockItems, variantViews } from '@souk/inventory/studio'
import type { RunCommand } from '@souk/kernel'
import { orderItems, orderViews, todayItems } from '@souk/orders/studio'
import type { DefaultDocumentNodeResolver, ListItemBuilder, StructureResolver } from 'sanity/structure'
import { translations } from './localized/translations.ts'
import { products, productViews, unsold } from './products/structure.ts'

/** The Studio by the store's work: today, orders, stock, catalogue, offers, delivery, site, people. A list of a type stands only if it exists. */
export const structure: StructureResolver = (S, { schema, getClient }) => {
  const lists = (...types: readonly (readonly [type: string, title: string])[]): ListItemBuilder[] =>
    types.filter(([type]) => schema.has(type)).map(([type, title]) => S.documentTypeListItem(type).title(title))
  const one = (type: string, id: string, title: string) =>
    S.listItem().id(id).title(title).child(S.document().schemaType(type).documentId(id).title(title))
  return S.list()
    .id('content')
    .title('Content')
    .items([
      ...todayItems(S),
      S.divider(),
      ...orderItems(S),
      ...lists(['payment', 'Payments'], ['refund', 'Refunds'], ['shipment', 'Shipments']),
      S.divider(),
      S.listItem()
        .id('stock')
        .title('Stock')
        .icon(StackCompactIcon)
        .child(S.list().id('stock').title('Stock').items(stockItems(S))),
      S.divider().title('Catalogue'),
      products(S),
      unsold(S),
      ...lists(['category', 'Categories'], ['collection', 'Collections'], ['seller', 'Sellers']),
      S.divider().title('Offers and delivery'),
      ...lists(['promotion', 'Promotions'], ['promotionCode', 'Promotion codes'], ['taxRate', 'Tax']),
      ...lists(
        ['deliveryZone', 'Delivery zones'],
        ['deliverySlot', 'Delivery slots'],
        ['gazetteer', 'Where postcodes lie'],
      ),
      S.divider().title('Site'),
      one('page', 'page-home', 'Home page').icon(HomeIcon),
      ...lists(['page', 'Pages'], ['redirect', 'Redirects']),
      one('siteSettings', 'siteSettings', 'Shop settings').icon(CogIcon),
      translations(S, getClient({ apiVersion: '2025-02-19' })),
      S.divider().title('People'),
      ...lists(['customer', 'Customers'], ['ticket', 'Tickets'], ['cannedReply', 'Canned replies']),
      ...lists(['message', 'Messages']),
    ])
}

/** The tabs of a document's pane. */
export function documentViews(run: RunCommand): DefaultDocumentNodeResolver {
  const ofOrder = orderViews({ run })
  const ofVariant = variantViews({ run })
  const ofPaper = paperViews({ run })
  return (S, { schemaType }) => {
    if (schemaType === 'order') return S.document().views(ofOrder(S))
    if (schemaType === 'product') return S.document().views(productViews(S))
    if (schemaType === 'stockTransfer' || schemaType === 'purchaseOrder')
      return S.document().views(ofPaper(S, schemaType))
    if (schemaType === 'variant') return S.document().views(ofVariant(S))
    return S.document()
  }
}
