import type { BehaviourFigures } from '@souk/analytics'
import { percent } from './behaviour-figures.ts'
import { type CountRow, CountsPanel } from './counts-panel.tsx'
import type { FigureWords } from './use-figure-words.ts'

const count = (value: number): string => value.toLocaleString('en-US')
const bar = (value: number, most: number): number => (most === 0 ? 0 : value / most)

/** Products by visits that saw them, with the share of those visits that ordered them. */
export function viewedRows({ products }: BehaviourFigures, words: FigureWords): readonly CountRow[] {
  const most = products[0]?.views ?? 0
  return products.map(({ product, views, adds, orders }) => ({
    key: product,
    label: words.productTitle(product),
    cells: [count(views), count(adds), count(orders), views === 0 ? '–' : percent(Math.min(1, orders / views))],
    bar: bar(views, most),
  }))
}

const found = (rows: BehaviourFigures['terms'], of: 'searches' | 'empty'): readonly CountRow[] => {
  const most = rows[0]?.[of] ?? 0
  return rows.map((row) => ({
    key: row.term,
    label: row.term,
    cells: of === 'searches' ? [count(row.searches), count(row.empty)] : [count(row.empty)],
    bar: bar(row[of], most),
  }))
}

/** What is looked at, what is searched for, and what is searched for in vain. */
export function BehaviourLists({
  figures,
  words,
  days,
}: {
  readonly figures: BehaviourFigures
  readonly words: FigureWords
  readonly days: string
}) {
  const { terms } = figures
  const vain = terms.filter(({ empty }) => empty > 0).toSorted((a, b) => b.empty - a.empty)
  return (
    <>
      <CountsPanel
        id="vain"
        title="Searches that find nothing"
        head={['Words', 'Searches']}
        rows={found(vain, 'empty')}
        empty="Nothing is searched for in vain"
        note="What people want and do not find: a product to add, or a word for one."
        days={days}
      />
      <CountsPanel
        id="viewed"
        title="Most viewed"
        head={['Product', 'Saw it', 'Put in basket', 'Ordered', 'Share']}
        rows={viewedRows(figures, words)}
        empty="No product was looked at"
        days={days}
      />
      <CountsPanel
        id="searched"
        title="Most searched"
        head={['Words', 'Searches', 'In vain']}
        rows={found(terms, 'searches')}
        empty="No words were searched for five times"
        note="Only words that five visits or more searched for on one day are kept."
        days={days}
      />
    </>
  )
}
