import type { Block, Collection, Link } from '@souk/catalog'
import { localize } from '@souk/kernel'
import {
  alternateGrounds,
  availableOf,
  type Ground,
  groundOf,
  type ProductCard,
  productCard,
  type SwatchView,
} from './cards.ts'
import type { Catalog, Offer } from './catalog.ts'
import { type Picture, pictureOf } from './picture.ts'

export interface LinkView {
  readonly label: string
  readonly href: string
}
export interface DoorView {
  readonly handle: string
  readonly title: string
  readonly summary: string
  readonly count: number
  readonly ground: Ground
  readonly picture?: Picture
}

/** A block of a page in one language, ready to draw. */
export type BlockView = { readonly key: string } & (
  | {
      readonly kind: 'hero'
      readonly title: string
      readonly text: string
      readonly picture?: Picture
      readonly primary?: LinkView
      readonly secondary?: LinkView
      readonly note: string
    }
  | {
      readonly kind: 'strip'
      readonly items: readonly { readonly key: string; readonly icon: string; readonly text: string }[]
    }
  | { readonly kind: 'doors'; readonly title: string; readonly doors: readonly DoorView[] }
  | {
      readonly kind: 'row'
      readonly title: string
      readonly cards: readonly ProductCard[]
      readonly action?: LinkView
    }
  | {
      readonly kind: 'colours'
      readonly title: string
      readonly text: string
      readonly note: string
      readonly picture?: Picture
      readonly action?: LinkView
      readonly colours: readonly (SwatchView & { readonly key: string; readonly href: string })[]
    }
  | {
      readonly kind: 'promises'
      readonly items: readonly { readonly key: string; readonly title: string; readonly text: string }[]
    }
  | {
      readonly kind: 'story'
      readonly title: string
      readonly text: string
      readonly note: string
      readonly action?: LinkView
      readonly steps: readonly {
        readonly key: string
        readonly title: string
        readonly text: string
        readonly picture?: Picture
      }[]
    }
  | { readonly kind: 'text'; readonly body: readonly unknown[] }
)

/** A link in one language; undefined when it leads nowhere safe. */
export function linkView(link: Link | undefined, language: string): LinkView | undefined {
  const label = localize(link?.label, language)
  const href = link?.href ?? ''
  return label && (href.startsWith('/') || href.startsWith('https://')) ? { label, href } : undefined
}

const inCategory = (catalog: Catalog, categoryId: string): readonly Offer[] =>
  catalog.offers.filter(({ product }) => product.categories.some((each) => each._ref === categoryId))

/** Offers by when their product was made, the last first. */
export const newestFirst = (offers: readonly Offer[]): readonly Offer[] =>
  offers.toSorted((a, b) => b.product._createdAt.localeCompare(a.product._createdAt))

/** Ids of a collection's products, in its order. */
const inCollection = ({ collections }: Catalog, which: (each: Collection) => boolean): readonly string[] =>
  (collections.find(which)?.products ?? []).map(({ _ref }) => _ref)

type RowBlock = Extract<Block, { _type: 'productRowBlock' }>

/** Offers of a row; what is sold out keeps its place only where an editor put it by hand. */
function rowOffers(catalog: Catalog, block: RowBlock, bestsellers: readonly string[]): readonly Offer[] {
  const byIds = (ids: readonly string[]) => ids.flatMap((id) => catalog.byId.get(id) ?? [])
  const fill: Readonly<Record<RowBlock['source'], () => readonly Offer[]>> = {
    products: () => byIds((block.products ?? []).map((each) => each._ref)),
    category: () => (block.category ? inCategory(catalog, block.category._ref) : []),
    collection: () => byIds(inCollection(catalog, ({ _id }) => _id === block.collection?._ref)),
    newest: () => newestFirst(catalog.offers),
    bestsellers: () => [...new Set([...byIds(bestsellers), ...catalog.offers])],
  }
  return fill[block.source]().slice(0, block.limit)
}

/** The door of a category: how many of its products can be had now, on its own ground. */
function doorView(catalog: Catalog, categoryId: string, language: string): DoorView | undefined {
  const category = catalog.categories.find((each) => each._id === categoryId)
  if (!category) return undefined
  const offers = inCategory(catalog, categoryId)
  const handle = category.handle.current
  const picture = pictureOf(category.image ?? offers[0]?.product.images[0], language)
  return {
    handle,
    title: localize(category.title, language) ?? handle,
    summary: localize(category.summary, language) ?? '',
    count: offers.filter(({ variants }) => variants.some((each) => availableOf(catalog, each._id) > 0)).length,
    ground: groundOf(category.ground ?? offers[0]?.product.ground, handle),
    ...(picture ? { picture } : {}),
  }
}

const colour = /^#[0-9a-f]{6}$/i

function colourStory(block: Extract<Block, { _type: 'colourStoryBlock' }>, language: string): BlockView {
  const picture = pictureOf(block.image, language)
  const action = linkView(block.action, language)
  return {
    key: block._key,
    kind: 'colours',
    title: localize(block.title, language) ?? '',
    text: localize(block.text, language) ?? '',
    note: localize(block.note, language) ?? '',
    ...(picture ? { picture } : {}),
    ...(action ? { action } : {}),
    colours: (block.colours ?? []).flatMap((each) =>
      colour.test(each.colour)
        ? [
            {
              key: each._key,
              title: localize(each.title, language) ?? each.colour,
              colour: each.colour,
              href: each.href?.startsWith('/') ? each.href : '',
            },
          ]
        : [],
    ),
  }
}

/** One block in one language, or undefined when it would be empty. */
export function blockView(
  catalog: Catalog,
  block: Block,
  language: string,
  bestsellers: readonly string[],
): BlockView | undefined {
  const key = block._key
  const text = (entries: Parameters<typeof localize<string>>[0]) => localize(entries, language) ?? ''
  if (block._type === 'heroBlock') {
    const picture = pictureOf(block.image, language)
    const primary = linkView(block.primary, language)
    const secondary = linkView(block.secondary, language)
    return {
      key,
      kind: 'hero',
      title: text(block.title),
      text: text(block.text),
      note: text(block.note),
      ...(picture ? { picture } : {}),
      ...(primary ? { primary } : {}),
      ...(secondary ? { secondary } : {}),
    }
  }
  if (block._type === 'stripBlock')
    return {
      key,
      kind: 'strip',
      items: block.items.map((item) => ({ key: item._key, icon: item.icon, text: text(item.text) })),
    }
  if (block._type === 'categoryDoorsBlock') {
    const doors = block.categories.flatMap((each) => doorView(catalog, each._ref, language) ?? [])
    return doors.length > 0 ? { key, kind: 'doors', title: text(block.title), doors } : undefined
  }
  if (block._type === 'productRowBlock') {
    const cards = rowOffers(catalog, block, bestsellers).map((offer) => productCard(catalog, offer, language))
    const action = linkView(block.action, language)
    return cards.length > 0
      ? {
          key,
          kind: 'row',
          title: text(block.title),
          cards: alternateGrounds(cards, 4),
          ...(action ? { action } : {}),
        }
      : undefined
  }
  if (block._type === 'colourStoryBlock') return colourStory(block, language)
  if (block._type === 'promisesBlock')
    return {
      key,
      kind: 'promises',
      items: block.items.map((item) => ({ key: item._key, title: text(item.title), text: text(item.text) })),
    }
  if (block._type === 'storyBlock') {
    const action = linkView(block.action, language)
    return {
      key,
      kind: 'story',
      title: text(block.title),
      text: text(block.text),
      note: text(block.note),
      ...(action ? { action } : {}),
      steps: block.steps.map((step) => {
        const picture = pictureOf(step.image, language)
        return { key: step._key, title: text(step.title), text: text(step.text), ...(picture ? { picture } : {}) }
      }),
    }
  }
  if (block._type === 'textBlock') return { key, kind: 'text', body: localize(block.body, language) ?? [] }
  return undefined
}

/** The home page's blocks: the page `home`, or doors and one row where no editor has made it yet. */
export function homeBlocks(catalog: Catalog, language: string, bestsellers: readonly string[]): readonly BlockView[] {
  const page = catalog.pages.get('home')
  if (page) return page.blocks.flatMap((block) => blockView(catalog, block, language, bestsellers) ?? [])
  const doors = catalog.categories.flatMap((each) => doorView(catalog, each._id, language) ?? [])
  const cards = catalog.offers.slice(0, 8).map((offer) => productCard(catalog, offer, language))
  return [
    { key: 'doors', kind: 'doors', title: '', doors },
    { key: 'row', kind: 'row', title: localize(catalog.settings.tagline, language) ?? '', cards },
  ]
}

/** A page of words by its handle, or undefined when no editor has written it. */
export function pageView(catalog: Catalog, handle: string, language: string, bestsellers: readonly string[]) {
  const page = handle === 'home' ? undefined : catalog.pages.get(handle)
  if (!page) return undefined
  return {
    title: localize(page.title, language) ?? handle,
    blocks: page.blocks.flatMap((block) => blockView(catalog, block, language, bestsellers) ?? []),
  }
}
