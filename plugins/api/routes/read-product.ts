import { z } from 'zod'
import { problem } from '../problem.ts'
import { pickLanguage, toDetail } from '../product-view.ts'
import { defineRoute } from '../route.ts'
import { ProductDetail } from '../schemas/catalog.ts'

/** `GET /products/:handle`: one product with all that a shopper chooses from. */
export const readProduct = defineRoute({
  method: 'GET',
  path: '/products/:handle',
  id: 'readProduct',
  summary: 'Read a product',
  tag: 'Catalogue',
  access: 'anyone',
  params: z.strictObject({ handle: z.string().min(1).max(100) }),
  query: z.strictObject({}),
  status: 200,
  answer: ProductDetail,
  problems: ['product_not_found'],
  tagged: true,
  async run({ params, services, languages }) {
    const catalog = await services.catalog.read()
    const offer = catalog.offers.find(({ product }) => product.handle.current === params.handle)
    if (!offer) throw problem('product_not_found')
    return { value: toDetail({ catalog, services, language: pickLanguage(catalog, languages) }, offer) }
  },
})
