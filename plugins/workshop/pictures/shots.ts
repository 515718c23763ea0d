import type { Looker, Scene } from './scenes.ts'

/** One picture to take: a scene in a language, a width and a scheme. */
export interface Shot {
  readonly shop: ShopName
  readonly scene: Scene
  readonly language: string
  readonly width: Width
  readonly scheme: Scheme
  /** `trends/shop/home.ar.320.dark`: its file without the ending, and what filters look at. */
  readonly name: string
}

/** What the look names: a phone in a hand, a tablet, a desk. */
const widths = [320, 768, 1440] as const
export type Width = (typeof widths)[number]
/** Heights of those windows. */
export const heights: Readonly<Record<Width, number>> = { 320: 640, 768: 1024, 1440: 900 }

const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

const languages = { coffee: ['en'], trends: ['en', 'ar', 'ur'] } as const
export type ShopName = keyof typeof languages
export const shopNames = ['coffee', 'trends'] as const satisfies readonly ShopName[]

/** Every picture of a shop. Shoppers' pages in each of its languages; staff's in their own. */
export function shotsOf(shop: ShopName, scenes: readonly Scene[]): readonly Shot[] {
  return scenes.flatMap((scene) =>
    (scene.part === 'shop' ? languages[shop] : (['en'] as const)).flatMap((language) =>
      widths.flatMap((width) =>
        schemes.map((scheme) => ({
          shop,
          scene,
          language,
          width,
          scheme,
          name: `${shop}/${scene.part}/${scene.name}.${language}.${width}.${scheme}`,
        })),
      ),
    ),
  )
}

/** Whether a name has every word of the filter as a part of it: `shop/home ar 320`, `console/`. */
export function matches(name: string, filter: readonly string[]): boolean {
  const parts = name.split(/[./]/)
  return filter.every((word) => (word.includes('/') ? name.includes(word) : parts.includes(word)))
}

/** A window is opened once for each of these, and pictures are taken in it one after another. */
export const windowOf = ({ scene, width, scheme }: Shot): `${Looker}-${Width}-${Scheme}` =>
  `${scene.looker}-${width}-${scheme}`
