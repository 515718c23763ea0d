import { useState } from 'react'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { addDays, dayOf } from '../time-words.ts'
import { Figure } from '../ui/figure.tsx'
import { byCategory, byPlace, bySeller, byShopper, notWhole } from './breakdowns.ts'
import { FiguresPage } from './figures-page.tsx'
import { HeatMap } from './heat-map.tsx'
import { PartsPanel } from './parts-panel.tsx'
import { periodOf, periodWords } from './period.ts'
import { downloadCsv } from './sales-csv.ts'
import { figuresWithProducts, heatOf, salesFigures, trendOf } from './sales-figures.ts'
import { TopProducts } from './top-products.tsx'
import { Trend } from './trend.tsx'
import { useFigureWords } from './use-figure-words.ts'
import { useSales } from './use-sales.ts'

/**
 * How the shop sells: figures, their course, when orders come, and what they are made of, each against the period
 * before. Every panel's sum is the sales of the period; days, places and sellers lead to the orders behind them.
 */
export function SalesPage() {
  const { currency, timeZone, placeName } = useShop()
  const [days, setDays] = useState<number>(28)
  const today = dayOf(useMinutes(), timeZone)
  const period = periodOf(today, days, timeZone)
  const before = periodOf(addDays(today, -days), days, timeZone)
  const sales = useSales(period, before, timeZone)
  const figures = figuresWithProducts(sales.now)
  const figuresBefore = figuresWithProducts(sales.before)
  const trend = trendOf(period, sales.now, sales.before)
  const about = useFigureWords()
  const missing = notWhole(before, about.words.firstDay)
  const shared = { currency, compared: missing === undefined, days: `${period.first} to ${period.last}` }
  return (
    <FiguresPage
      title="Sales"
      period={period}
      length={days}
      onLength={setDays}
      reads={[sales, about]}
      missing={missing}
      onSave={() => downloadCsv(trend, currency)}
    >
      {() => (
        <>
          <section
            className="figures-row sales-figures"
            aria-label={`Figures of ${periodWords(period)}, against ${periodWords(before)}`}
          >
            {salesFigures(figures, figuresBefore, trend, currency).map(({ change, was, ...figure }) => (
              <Figure key={figure.label} {...figure} {...(missing ? { was: '' } : { was, change })} />
            ))}
          </section>
          <div className="sales">
            <Trend trend={trend} today={today} currency={currency} against={periodWords(before)} />
            <PartsPanel
              id="categories"
              title="Sales by category"
              counted="Units"
              parts={byCategory(sales.now, sales.before, about.words)}
              {...shared}
            />
            <PartsPanel
              id="shoppers"
              title="Sales by shopper"
              counted="Orders"
              parts={byShopper(sales.now, sales.before)}
              {...shared}
            />
            <PartsPanel
              id="places"
              title="Sales by place"
              counted="Orders"
              parts={byPlace(sales.now, sales.before, placeName, period)}
              {...shared}
            />
            <PartsPanel
              id="sellers"
              title="Sales by seller"
              counted="Units"
              parts={bySeller(sales.now, sales.before, about.words, period)}
              {...shared}
            />
            <HeatMap heat={heatOf(period, sales.now)} />
            <TopProducts now={figures.topProducts} before={figuresBefore.topProducts} period={period} {...shared} />
          </div>
        </>
      )}
    </FiguresPage>
  )
}
