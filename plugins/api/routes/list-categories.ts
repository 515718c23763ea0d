import { z } from 'zod'
import { pickLanguage, toCategory } from '../product-view.ts'
import { defineRoute } from '../route.ts'
import { CategoryList } from '../schemas/catalog.ts'

/** `GET /categories`: all of them in the shop's order; there are few, so there is one page. */
export const listCategories = defineRoute({
  method: 'GET',
  path: '/categories',
  id: 'listCategories',
  summary: 'List categories',
  tag: 'Catalogue',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: CategoryList,
  problems: [],
  tagged: true,
  async run({ services, languages }) {
    const catalog = await services.catalog.read()
    const view = { catalog, services, language: pickLanguage(catalog, languages) }
    return { value: { data: catalog.categories.map((category) => toCategory(view, category)), page: { next: null } } }
  },
})
