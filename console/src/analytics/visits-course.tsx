import { Button } from '@sanity/ui'
import { useState } from 'react'
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { longDay, shortDay } from '../time-words.ts'
import type { CourseDay } from './behaviour-figures.ts'

interface TipProps {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: unknown }[]
}

const rateWords = (rate: number | null): string => (rate === null ? '–' : `${rate.toFixed(1)}%`)

function Tip({ active, payload }: TipProps) {
  const day = payload?.[0]?.payload as CourseDay | undefined
  if (!active || !day) return null
  return (
    <div className="tip">
      <strong>{longDay(`${day.day}T12:00:00Z`, 'UTC')}</strong>
      <dl>
        <dt>Visits</dt>
        <dd>{day.visits.toLocaleString('en-US')}</dd>
        <dt>Before</dt>
        <dd>{day.before.toLocaleString('en-US')}</dd>
        <dt>Ordered</dt>
        <dd>{rateWords(day.rate)}</dd>
      </dl>
    </div>
  )
}

function CourseTable({ course }: { readonly course: readonly CourseDay[] }) {
  return (
    <div className="lines-scroller trend-table" tabIndex={0} role="region" aria-label="Visits by day">
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">Day</th>
            {['Visits', 'Before', 'Visits that ordered', 'Share'].map((title) => (
              <th scope="col" data-end="" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {course.toReversed().map(({ day, visits, before, ordered, rate }) => (
            <tr key={day}>
              <td>{longDay(`${day}T12:00:00Z`, 'UTC')}</td>
              <td data-end="" className="sum">
                {visits.toLocaleString('en-US')}
              </td>
              <td data-end="" className="muted">
                {before.toLocaleString('en-US')}
              </td>
              <td data-end="">{ordered.toLocaleString('en-US')}</td>
              <td data-end="">{rateWords(rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Visits by day as a line over their shadow from before, and the share of them that ordered. */
export function VisitsCourse({
  course,
  today,
  against,
}: {
  readonly course: readonly CourseDay[]
  readonly today: string
  /** The period before, in words. */
  readonly against: string
}) {
  const [table, setTable] = useState(false)
  const dayWords = (day: string) => (day === today ? 'Today' : shortDay(`${day}T12:00:00Z`, 'UTC'))
  return (
    <section className="panel trend" aria-labelledby="course">
      <header>
        <h2 id="course">Visits by day</h2>
        <div className="panel-aside trend-aside">
          {table ? null : (
            <ul className="legend">
              <li data-line="now">Visits</li>
              <li data-line="before">Before, {against}</li>
              <li data-line="rate">Share that ordered</li>
            </ul>
          )}
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
        <CourseTable course={course} />
      ) : (
        <div className="chart" role="img" aria-label="Visits by day; the same figures stand in the table.">
          <ResponsiveContainer width="100%" height={264}>
            <ComposedChart
              data={[...course]}
              margin={{ top: 8, right: 8, bottom: 4, left: 8 }}
              accessibilityLayer={false}
            >
              <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
              <XAxis dataKey="day" tickLine={false} axisLine={false} minTickGap={48} tickFormatter={dayWords} />
              <YAxis
                yAxisId="visits"
                tickLine={false}
                axisLine={false}
                width={48}
                tickCount={5}
                allowDecimals={false}
              />
              <YAxis
                yAxisId="rate"
                orientation="right"
                tickLine={false}
                axisLine={false}
                width={44}
                tickCount={5}
                tickFormatter={(rate: number) => `${rate}%`}
              />
              <Tooltip
                content={<Tip />}
                cursor={{ stroke: 'var(--chart-before)', strokeDasharray: '2 2' }}
                isAnimationActive={false}
              />
              <Area
                yAxisId="visits"
                dataKey="visits"
                stroke="var(--chart-blue)"
                strokeWidth={2}
                fill="var(--chart-blue)"
                fillOpacity={0.08}
                dot={course.length < 8}
                isAnimationActive={false}
              />
              <Line
                yAxisId="visits"
                dataKey="before"
                stroke="var(--chart-before)"
                strokeWidth={1.5}
                strokeDasharray="4 4"
                dot={false}
                isAnimationActive={false}
              />
              <Line
                yAxisId="rate"
                dataKey="rate"
                stroke="var(--chart-amber)"
                strokeWidth={1.5}
                dot={false}
                connectNulls
                isAnimationActive={false}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
      )}
    </section>
  )
}
