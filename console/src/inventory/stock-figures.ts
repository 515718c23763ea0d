import {
  accountWords,
  effectOf,
  insideAccounts,
  type InsideAccount,
  type StockEntry,
  type StockLevel,
} from '@souk/inventory'

type Entry = Pick<StockEntry, 'from' | 'to' | 'quantity'>

interface StockFigure {
  /** How staff call it. */
  readonly title: string
  readonly units: (level: StockLevel) => number
  /** What one entry of the ledger did to it. */
  readonly by: (entry: Entry) => number
}

const account = (name: InsideAccount): StockFigure => ({
  title: accountWords[name],
  units: insideAccounts[name],
  by: ({ from, to, quantity }) => (to === name ? quantity : 0) - (from === name ? quantity : 0),
})

/** Every figure of a level that its movements explain: the accounts, and the sums over them. */
export const stockFigures = {
  available: account('available'),
  on_hand: { title: 'on hand', units: ({ onHand }) => onHand, by: (entry) => effectOf(entry).onHand },
  reserved: account('reserved'),
  committed: account('committed'),
  damaged: account('damaged'),
  quality_control: account('quality_control'),
  safety_stock: account('safety_stock'),
  unavailable: account('unavailable'),
  all_aside: {
    title: 'unavailable',
    units: ({ unavailable }) => unavailable,
    by: (entry) => effectOf(entry).unavailable,
  },
} as const satisfies Readonly<Record<string, StockFigure>>
export type FigureName = keyof typeof stockFigures

/** What the drawer can be asked about: the figures of the ledger, and what is on its way, which its papers explain. */
export type Asked = FigureName | 'incoming'

const isFigure = (name: string): name is FigureName => Object.hasOwn(stockFigures, name)
export const askedOf = (name: string): Asked => (name === 'incoming' || isFigure(name) ? name : 'available')
