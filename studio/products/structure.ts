import { BasketIcon } from '@sanity/icons/Basket'
import { EditIcon } from '@sanity/icons/Edit'
import { TagIcon } from '@sanity/icons/Tag'
import type { ListItemBuilder, StructureBuilder } from 'sanity/structure'
import { VariantTable } from './variant-table.tsx'

/** The tabs of a product's pane, wherever it is opened from: itself, and what is sold of it. */
export const productViews = (S: StructureBuilder) => [
  S.view.form().id('edit').title('Product').icon(EditIcon),
  S.view.component(VariantTable).id('variants').title('Variants').icon(TagIcon),
]

/** Every product. */
export const products = (S: StructureBuilder): ListItemBuilder =>
  S.documentTypeListItem('product').id('products').title('Products').icon(BasketIcon)

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
        ),
    )
