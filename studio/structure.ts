import { BasketIcon } from '@sanity/icons/Basket'
import { CogIcon } from '@sanity/icons/Cog'
import { StackCompactIcon } from '@sanity/icons/StackCompact'
import { stockItems, variantViews } from '@souk/inventory/studio'
import { orderItems, orderViews, todayItems } from '@souk/orders/studio'
import type {
  DefaultDocumentNodeResolver,
  ListItemBuilder,
  StructureBuilder,
  StructureResolver,
} from 'sanity/structure'
import type { RunCommand } from './run-command.ts'

/** The Studio by the store's work: today, orders, stock, catalogue, site. A list of a type stands only if it exists. */
export const structure: StructureResolver = (S, { schema }) => {
  const lists = (...types: readonly (readonly [type: string, title: string])[]): ListItemBuilder[] =>
    types.filter(([type]) => schema.has(type)).map(([type, title]) => S.documentTypeListItem(type).title(title))
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
      S.divider(),
      products(S),
      ...lists(['category', 'Categories'], ['collection', 'Collections'], ['seller', 'Sellers'], ['taxRate', 'Tax']),
      ...lists(['promotion', 'Promotions'], ['promotionCode', 'Promotion codes']),
      ...lists(['deliveryZone', 'Delivery zones'], ['gazetteer', 'Where postcodes lie']),
      S.divider(),
      ...lists(['page', 'Pages'], ['customer', 'Customers'], ['ticket', 'Tickets'], ['message', 'Messages']),
      S.divider(),
      S.listItem()
        .id('siteSettings')
        .title('Shop settings')
        .icon(CogIcon)
        .child(S.document().schemaType('siteSettings').documentId('siteSettings').title('Shop settings')),
    ])
}

/** A product opens onto itself and its variants. */
function products(S: StructureBuilder): ListItemBuilder {
  const ofProduct = (id: string) =>
    S.list()
      .id(id)
      .title('Product')
      .items([
        S.listItem()
          .id('edit')
          .title('Edit product')
          .icon(BasketIcon)
          .child(S.document().schemaType('product').documentId(id)),
        S.listItem()
          .id('variants')
          .title('Variants')
          .schemaType('variant')
          .child(
            S.documentList()
              .id('variants')
              .title('Variants')
              .schemaType('variant')
              .apiVersion('2025-02-19')
              .filter('_type == "variant" && product._ref == $product')
              .params({ product: id })
              .defaultOrdering([{ field: 'position', direction: 'asc' }]),
          ),
      ])
  return S.listItem()
    .id('products')
    .title('Products')
    .icon(BasketIcon)
    .schemaType('product')
    .child(S.documentTypeList('product').title('Products').child(ofProduct))
}

/** The tabs of a document's pane. */
export function documentViews(run: RunCommand): DefaultDocumentNodeResolver {
  const ofOrder = orderViews({ run })
  const ofVariant = variantViews({ run })
  return (S, { schemaType }) => {
    if (schemaType === 'order') return S.document().views(ofOrder(S))
    if (schemaType === 'variant') return S.document().views(ofVariant(S))
    return S.document()
  }
}
