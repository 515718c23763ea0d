import type { Block, CatalogImage, Link, Reference } from '@souk/catalog'
import { inLanguage, type Localized } from '@souk/kernel'

/** English copy as the dataset keeps it. */
export const en = (words: string): Localized => inLanguage('en', words)

/** A reference to a document of the demo shop. */
export const to = (id: string): Reference => ({ _type: 'reference', _ref: id })

/** The same in a list, keyed by the document. */
export const toKeyed = (id: string): Reference & { readonly _key: string } => ({ ...to(id), _key: id })

/**
 * A picture of the demo's folder. The loader uploads it and puts the asset's id where `picture:<name>` stands.
 */
export const picture = (name: string, alt: string): CatalogImage => ({
  _type: 'image',
  asset: to(`picture:${name}`),
  alt: en(alt),
})

/** Words that lead somewhere. */
export const link = (label: string, href: string): Link => ({ label: en(label), href })

/** The same in a list, keyed by where it leads. */
export const linkKeyed = (label: string, href: string): Link & { readonly _key: string } => ({
  _key: href.replaceAll('/', '-').replace(/^-+/, '') || 'home',
  ...link(label, href),
})

/** Plain paragraphs as portable text; `## ` begins a heading, `- ` an item of a list. */
export const prose = (key: string, paragraphs: readonly string[]): Extract<Block, { _type: 'textBlock' }> => ({
  _key: key,
  _type: 'textBlock',
  body: inLanguage(
    'en',
    paragraphs.map((paragraph, at) => {
      const [text, style, list] = paragraph.startsWith('## ')
        ? [paragraph.slice(3), 'h2', undefined]
        : paragraph.startsWith('- ')
          ? [paragraph.slice(2), 'normal', 'bullet']
          : [paragraph, 'normal', undefined]
      return {
        _key: `${key}-${at}`,
        _type: 'block',
        style,
        markDefs: [],
        ...(list && { listItem: list, level: 1 }),
        children: [{ _key: 's0', _type: 'span', text, marks: [] }],
      }
    }),
  ),
})
