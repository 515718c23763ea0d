import { DownloadIcon } from '@sanity/icons/Download'
import { Button, Select } from '@sanity/ui'
import { useState } from 'react'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { addDays, dayOf, shortDay } from '../time-words.ts'
import { Figure } from '../ui/figure.tsx'
import { Page } from '../ui/page.tsx'
import { PageLoading } from '../ui/page-loading.tsx'
import { ReadFailed } from '../ui/states.tsx'
import { HeatMap } from './heat-map.tsx'
import { type Period, periodLengths, periodOf } from './period.ts'
import { downloadCsv } from './sales-csv.ts'
import { figuresWithProducts, heatOf, salesFigures, trendOf } from './sales-figures.ts'
import { TopProducts } from './top-products.tsx'
import { Trend } from './trend.tsx'
import { useSales } from './use-sales.ts'

const words = ({ first, last }: Period): string =>
  `${shortDay(`${first}T12:00:00Z`, 'UTC')} – ${shortDay(`${last}T12:00:00Z`, 'UTC')}`

/** How the shop sells: figures, their course, when orders come, and what sells, each against the period before. */
export function SalesPage() {
  const { currency, timeZone } = useShop()
  const [days, setDays] = useState<number>(28)
  const today = dayOf(useMinutes(), timeZone)
  const period = periodOf(today, days, timeZone)
  const before = periodOf(addDays(today, -days), days, timeZone)
  const sales = useSales(period, before, timeZone)
  const figures = figuresWithProducts(sales.now)
  const figuresBefore = figuresWithProducts(sales.before)
  const trend = trendOf(period, sales.now, sales.before)
  return (
    <Page
      title="Sales"
      ground
      beside={<span>{words(period)}</span>}
      actions={
        <>
          <div className="place-select">
            <Select
              aria-label="Period"
              fontSize={1}
              padding={3}
              value={days}
              onChange={(event) => setDays(Number(event.currentTarget.value))}
            >
              {periodLengths.map((length) => (
                <option key={length} value={length}>
                  Last {length} days
                </option>
              ))}
            </Select>
          </div>
          <Button
            mode="ghost"
            icon={DownloadIcon}
            text="CSV"
            fontSize={1}
            padding={3}
            disabled={!sales.ready}
            onClick={() => downloadCsv(trend, currency)}
          />
        </>
      }
    >
      {sales.error ? <ReadFailed error={sales.error} onRetry={sales.retry} /> : null}
      {sales.ready ? (
        <>
          <section
            className="figures-row sales-figures"
            aria-label={`Figures of ${words(period)}, against ${words(before)}`}
          >
            {salesFigures(figures, figuresBefore, trend, currency).map((figure) => (
              <Figure key={figure.label} {...figure} />
            ))}
          </section>
          <div className="sales">
            <Trend trend={trend} today={today} currency={currency} against={words(before)} />
            <HeatMap heat={heatOf(period, sales.now)} />
            <TopProducts now={figures.topProducts} before={figuresBefore.topProducts} currency={currency} />
          </div>
        </>
      ) : sales.error ? null : (
        <PageLoading />
      )}
    </Page>
  )
}
