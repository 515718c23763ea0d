import type { ShopName } from './shots.ts'

/** What the pictures need to know of a demo shop's catalogue. */
export interface ShopFacts {
  readonly category: string
  /** A query string that narrows the category. */
  readonly narrowed: string
  /** What is searched for, by language. */
  readonly query: Readonly<Record<string, string>>
  readonly product: string
  /** A product of which some choices are out. */
  readonly scarce: string
  /** SKUs of a basket. */
  readonly basket: readonly string[]
  /** A postcode that nobody brings anything to, if there is one. */
  readonly faraway?: string
  readonly page: string
  /** What a buyer asks the shop. */
  readonly question: string
}

export const shopFacts: Readonly<Record<ShopName, ShopFacts>> = {
  coffee: {
    category: 'beans',
    narrowed: 'price_from=12&price_to=18&stock=now',
    query: { en: 'latte' },
    product: 'oat-flat-white',
    scarce: 'almond-croissant',
    basket: ['COF-FW-S-OAT', 'BAK-BUN-CIN', 'BEA-SUN-250'],
    faraway: '10001',
    page: 'our-roastery',
    question: 'Can the rider leave it with the porter?',
  },
  trends: {
    category: 'abayas',
    narrowed: 'stock=now&option.size=56&tag.fabric=linen',
    query: { en: 'linen', ar: 'كتان', ur: 'لینن' },
    product: 'noor-linen-abaya',
    scarce: 'zari-khussa',
    basket: ['ABA-NOOR-PIN-56', 'SCA-MODAL-ROS', 'SHO-ZARI-FIG-37'],
    page: 'delivery',
    question: 'Can the hem be shortened by 4 cm?',
  },
}
