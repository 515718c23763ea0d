import { type DocumentLocationResolvers, defineDocuments, defineLocations } from 'sanity/presentation'

interface Place {
  readonly title?: string | null
  readonly handle?: string | null
}

/** Documents with a page of their own: where it stands, and where else they are seen. */
const pageOf = (folder: string, also: readonly { readonly title: string; readonly href: string }[] = []) =>
  defineLocations({
    select: { title: 'title.0.value', handle: 'handle.current' },
    resolve: (found: Place | null) =>
      found?.handle
        ? { locations: [{ title: found.title ?? 'Untitled', href: `${folder}/${found.handle}` }, ...also] }
        : { message: 'It has a page once it has an address.', tone: 'caution' },
  })

const everywhere = defineLocations({
  locations: [
    { title: 'Home', href: '/' },
    { title: 'All products', href: '/products' },
  ],
  message: 'Used on every page.',
  tone: 'caution',
})

/** Where in the shop each document is seen. Read by the Presentation tool and shown above forms. */
export const locations: DocumentLocationResolvers = {
  product: pageOf('/products', [{ title: 'All products', href: '/products' }]),
  category: pageOf('/categories', [{ title: 'Home', href: '/' }]),
  page: defineLocations({
    select: { title: 'title.0.value', handle: 'handle.current' },
    resolve: (found: Place | null) => {
      if (!found?.handle) return { message: 'It has a page once it has an address.', tone: 'caution' }
      const href = found.handle === 'home' ? '/' : `/pages/${found.handle}`
      return { locations: [{ title: found.title ?? 'Untitled', href }] }
    },
  }),
  variant: defineLocations({
    select: { title: 'product.title.0.value', handle: 'product.handle.current' },
    resolve: (found: Place | null) =>
      found?.handle
        ? { locations: [{ title: found.title ?? 'Untitled', href: `/products/${found.handle}` }] }
        : { message: 'It is seen on its product’s page.', tone: 'caution' },
  }),
  siteSettings: everywhere,
}

const withHandle = (folder: string, type: string) =>
  ['', '/:language'].map((prefix) => ({
    route: `${prefix}/${folder}/:handle`,
    filter: `_type == "${type}" && handle.current == $handle`,
  }))

/** Which document a page of the shop is about: the one that opens beside it. */
export const mainDocuments = defineDocuments([
  { route: '/', filter: '_type == "page" && handle.current == "home"' },
  ...withHandle('products', 'product'),
  ...withHandle('categories', 'category'),
  ...withHandle('collections', 'collection'),
  ...withHandle('pages', 'page'),
])
