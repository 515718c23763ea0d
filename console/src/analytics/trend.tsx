import { useNavigate } from 'react-router'
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import { longDay } from '../time-words.ts'
import { moneyWords } from '../ui/money-words.ts'
import { beforeLine, CoursePanel, dayAxis, nowArea } from './course-panel.tsx'
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

/** Net sales by day as a line over its shadow from before; today is dotted because it is not over. */
export function Trend({ trend, today, currency, against }: TrendProps) {
  const navigate = useNavigate()
  const at = trend.findIndex(({ day }) => day === today)
  const points = trend.map((day, index) => ({
    ...day,
    over: index === at ? null : day.net,
    open: index === at || index === at - 1 ? day.net : null,
  }))
  const open = (day: unknown) => typeof day === 'string' && void navigate(`/orders?view=all&day=${day}`)
  return (
    <CoursePanel
      id="trend"
      title="Net sales by day"
      legend={
        <>
          <li data-line="now">This period</li>
          <li data-line="before">Before, {against}</li>
          <li data-line="open">Not over yet</li>
        </>
      }
      table={<TrendTable trend={trend} today={today} currency={currency} />}
      chart={
        <ComposedChart
          data={points}
          margin={{ top: 8, right: 20, bottom: 4, left: 8 }}
          accessibilityLayer={false}
          onClick={({ activeLabel }) => open(activeLabel)}
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis {...dayAxis(today)} />
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
          <Area dataKey="over" {...nowArea} dot={trend.length < 8} />
          <Line {...beforeLine} activeDot={false} />
          <Line
            dataKey="open"
            stroke="var(--chart-blue)"
            strokeWidth={2}
            strokeDasharray="2 4"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      }
    />
  )
}
