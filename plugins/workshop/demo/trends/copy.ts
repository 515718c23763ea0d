import type { Block, CatalogImage, Link } from '@souk/catalog'
import type { Localized } from '@souk/kernel'
import { to } from '../coffee/copy.ts'

/** Words in the three languages of the shop: English, Arabic, Urdu. */
export type Three = readonly [en: string, ar: string, ur: string]

const languages = ['en', 'ar', 'ur'] as const

/** Copy as the dataset keeps it, in all three. */
export const say = (words: Three): Localized =>
  languages.map((language, at) => ({ _key: language, value: words[at] ?? '' }))

/** A picture of the shop's folder, with words for those who cannot see it. */
export const picture = (name: string, alt: Three): CatalogImage => ({
  _type: 'image',
  asset: to(`picture:${name}`),
  alt: say(alt),
})

/** Words that lead somewhere. */
export const link = (label: Three, href: string): Link => ({ label: say(label), href })

/** The same in a list, keyed by where it leads. */
export const linkKeyed = (label: Three, href: string): Link & { readonly _key: string } => ({
  _key: href.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-+/, '') || 'home',
  ...link(label, href),
})

/** One paragraph as a block of portable text; `## ` begins a heading, `- ` an item of a list. */
const block = (paragraph: string, key: string) => {
  const heading = paragraph.startsWith('## ')
  const item = paragraph.startsWith('- ')
  return {
    _key: key,
    _type: 'block',
    style: heading ? 'h2' : 'normal',
    markDefs: [],
    ...(item && { listItem: 'bullet', level: 1 }),
    children: [{ _key: 's0', _type: 'span', text: paragraph.replace(/^(## |- )/, ''), marks: [] }],
  }
}

/** Paragraphs as portable text, each in all three languages. */
export const prose = (key: string, paragraphs: readonly Three[]): Extract<Block, { _type: 'textBlock' }> => ({
  _key: key,
  _type: 'textBlock',
  body: languages.map((language, at) => ({
    _key: language,
    value: paragraphs.map((words, index) => block(words[at] ?? '', `${key}-${index}`)),
  })),
})
