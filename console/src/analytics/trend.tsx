import { Button } from '@sanity/ui'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { longDay, shortDay } from '../time-words.ts'
import { moneyWords } from '../ui/money-words.ts'
import { roundMoney } from './round-money.ts'
import type { TrendDay } from './sales-figures.ts'
import { TrendTable } from './trend-table.tsx'

interface TrendProps {
  readonly trend: readonly TrendDay[]
  readonly today: string
  readonly currency: string
  /** The period before, in words. */
  readonly against: string
}

interface TipProps {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: unknown }[]
  readonly currency: string
  readonly today: string
}

function Tip({ active, payload, currency, today }: TipProps) {
  const day = payload?.[0]?.payload as TrendDay | undefined
  if (!active || !day) return null
  return (
    <div className="tip">
      <strong>{longDay(`${day.day}T12:00:00Z`, 'UTC')}</strong>
      <dl>
        <dt>{day.day === today ? 'Not over yet' : 'This period'}</dt>
        <dd>{moneyWords(day.net, currency)}</dd>
        <dt>Before</dt>
        <dd>{moneyWords(day.before, currency)}</dd>
        <dt>Orders</dt>
        <dd>{day.orders}</dd>
      </dl>
    </div>
  )
}

function Legend({ against }: { readonly against: string }) {
  return (
    <ul className="legend">
      <li data-line="now">This period</li>
      <li data-line="before">Before, {against}</li>
      <li data-line="open">Not over yet</li>
    </ul>
  )
}

/** Net sales by day as a line over its shadow from before; today is dotted because it is not over. */
export function Trend({ trend, today, currency, against }: TrendProps) {
  const [table, setTable] = useState(false)
  const navigate = useNavigate()
  const at = trend.findIndex(({ day }) => day === today)
  const points = trend.map((day, index) => ({
    ...day,
    over: index === at ? null : day.net,
    open: index === at || index === at - 1 ? day.net : null,
  }))
  const open = (day: unknown) => typeof day === 'string' && void navigate(`/orders?view=all&day=${day}`)
  return (
    <section className="panel trend" aria-labelledby="trend">
      <header>
        <h2 id="trend">Net sales by day</h2>
        <div className="panel-aside trend-aside">
          {table ? null : <Legend against={against} />}
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            text={table ? 'As a line' : 'As a table'}
            onClick={() => setTable(!table)}
          />
        </div>
      </header>
      {table ? (
        <TrendTable trend={trend} today={today} currency={currency} />
      ) : (
        <div className="chart" role="img" aria-label="Net sales by day; the same figures stand in the table.">
          <ResponsiveContainer width="100%" height={264}>
            <ComposedChart
              data={points}
              margin={{ top: 8, right: 20, bottom: 4, left: 8 }}
              accessibilityLayer={false}
              onClick={({ activeLabel }) => open(activeLabel)}
            >
              <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
              <XAxis
                dataKey="day"
                tickLine={false}
                axisLine={false}
                minTickGap={48}
                tickFormatter={(day: string) => (day === today ? 'Today' : shortDay(`${day}T12:00:00Z`, 'UTC'))}
              />
              <YAxis
                tickLine={false}
                axisLine={false}
                width={64}
                tickCount={5}
                tickFormatter={(amount: number) => roundMoney(amount, currency)}
              />
              <Tooltip
                content={<Tip currency={currency} today={today} />}
                cursor={{ stroke: 'var(--chart-before)', strokeDasharray: '2 2' }}
                isAnimationActive={false}
              />
              <Area
                dataKey="over"
                stroke="var(--chart-blue)"
                strokeWidth={2}
                fill="var(--chart-blue)"
                fillOpacity={0.08}
                dot={trend.length < 8}
                isAnimationActive={false}
              />
              <Line
                dataKey="before"
                stroke="var(--chart-before)"
                strokeWidth={1.5}
                strokeDasharray="4 4"
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
              <Line
                dataKey="open"
                stroke="var(--chart-blue)"
                strokeWidth={2}
                strokeDasharray="2 4"
                dot={false}
                isAnimationActive={false}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
      )}
    </section>
  )
}
