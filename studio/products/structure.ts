import { BasketIcon } from '@sanity/icons/Basket'
import { TagIcon } from '@sanity/icons/Tag'
import type { ListItemBuilder, StructureBuilder } from 'sanity/structure'
import { VariantTable } from './variant-table.tsx'

/** A product opens onto itself and its variants. */
const ofProduct = (S: StructureBuilder) => (id: string) =>
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
        .icon(TagIcon)
        .child(
          S.component(VariantTable)
            .id('variants')
            .title('Variants')
            .options({ product: id })
            .child((variant) => S.defaultDocument({ schemaType: 'variant', documentId: variant })),
        ),
    ])

/** Every product, each with its variants. */
export const products = (S: StructureBuilder): ListItemBuilder =>
  S.listItem()
    .id('products')
    .title('Products')
    .icon(BasketIcon)
    .schemaType('product')
    .child(S.documentTypeList('product').title('Products').child(ofProduct(S)))

/** Products that nobody can buy: hidden ones, and those without a variant on sale. */
export const unsold = (S: StructureBuilder): ListItemBuilder =>
  S.listItem()
    .id('products-unsold')
    .title('Not on sale')
    .icon(BasketIcon)
    .child(
      S.documentList()
        .id('products-unsold')
        .title('Not on sale')
        .schemaType('product')
        .apiVersion('2025-02-19')
        .filter(
          '_type == "product" && (published != true || count(*[_type == "variant" && active == true && references(^._id)]) == 0)',
        )
        .child(ofProduct(S)),
    )
