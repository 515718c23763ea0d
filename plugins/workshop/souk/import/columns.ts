/**
 * Columns of Shopify's product CSV that are read, by the words of its header.
 * Source: Shopify Help Center, "Using CSV files to import and export products", and the metafield columns that its
 * export writes as `Name (product.metafields.namespace.key)`.
 */
export const columns = {
  handle: 'Handle',
  title: 'Title',
  body: 'Body (HTML)',
  vendor: 'Vendor',
  type: 'Type',
  tags: 'Tags',
  published: 'Published',
  option1Name: 'Option1 Name',
  option1Value: 'Option1 Value',
  option2Name: 'Option2 Name',
  option2Value: 'Option2 Value',
  option3Name: 'Option3 Name',
  option3Value: 'Option3 Value',
  sku: 'Variant SKU',
  grams: 'Variant Grams',
  quantity: 'Variant Inventory Qty',
  policy: 'Variant Inventory Policy',
  price: 'Variant Price',
  compareAt: 'Variant Compare At Price',
  ships: 'Variant Requires Shipping',
  taxable: 'Variant Taxable',
  taxCode: 'Variant Tax Code',
  barcode: 'Variant Barcode',
  image: 'Image Src',
  imagePosition: 'Image Position',
  imageAlt: 'Image Alt Text',
  giftCard: 'Gift Card',
  seoTitle: 'SEO Title',
  seoDescription: 'SEO Description',
  variantImage: 'Variant Image',
  cost: 'Cost per item',
  status: 'Status',
  summary: 'Summary (product.metafields.custom.summary)',
  facts: 'Facts (product.metafields.custom.facts)',
  ground: 'Ground (product.metafields.custom.ground)',
  prepMinutes: 'Prep minutes (product.metafields.custom.prep_minutes)',
  fit: 'Fit (product.metafields.custom.fit)',
  guide: 'Guide (product.metafields.custom.guide)',
  colours: 'Colours (product.metafields.custom.colours)',
} as const

/** A column by our own name for it. */
export type Column = keyof typeof columns

/** A file without these is none of ours. */
export const requiredColumns: readonly Column[] = ['handle', 'title', 'sku', 'price']

/** Columns of words. A file may have them again per language, named by its tag: `Title [ar]`. */
export const wordColumns = [
  'title',
  'body',
  'option1Name',
  'option1Value',
  'option2Name',
  'option2Value',
  'option3Name',
  'option3Value',
  'imageAlt',
  'seoTitle',
  'seoDescription',
  'summary',
  'facts',
  'fit',
  'guide',
] as const satisfies readonly Column[]

/** A column of words. */
export type WordColumn = (typeof wordColumns)[number]

/** Languages that a header translates into, in its order. */
export const languagesOf = (header: readonly string[]): readonly string[] => {
  const named = new Set<string>(wordColumns.map((column) => columns[column]))
  const found = header.flatMap((name) => {
    const [, column = '', language = ''] = /^(.+) \[([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\]$/.exec(name) ?? []
    return named.has(column) ? [language] : []
  })
  return [...new Set(found)]
}
