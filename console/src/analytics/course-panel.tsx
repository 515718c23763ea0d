import { Button } from '@sanity/ui'
import { type ReactElement, type ReactNode, useState } from 'react'
import { ResponsiveContainer } from 'recharts'
import { shortDay } from '../time-words.ts'

interface CoursePanelProps {
  readonly id: string
  readonly title: string
  readonly legend: ReactNode
  readonly table: ReactNode
  readonly chart: ReactElement
}

/** A course by day, as a line or as the table that holds the same figures. */
export function CoursePanel({ id, title, legend, table, chart }: CoursePanelProps) {
  const [asTable, setAsTable] = useState(false)
  return (
    <section className="panel trend" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <div className="panel-aside trend-aside">
          {asTable ? null : <ul className="legend">{legend}</ul>}
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            text={asTable ? 'As a line' : 'As a table'}
            onClick={() => setAsTable(!asTable)}
          />
        </div>
      </header>
      {asTable ? (
        table
      ) : (
        <div className="chart" role="img" aria-label={`${title}; the same figures stand in the table.`}>
          <ResponsiveContainer width="100%" height={264}>
            {chart}
          </ResponsiveContainer>
        </div>
      )}
    </section>
  )
}

/** The axis of days; the last of them is not over. */
export const dayAxis = (today: string) =>
  ({
    dataKey: 'day',
    tickLine: false,
    axisLine: false,
    minTickGap: 48,
    tickFormatter: (day: string) => (day === today ? 'Today' : shortDay(`${day}T12:00:00Z`, 'UTC')),
  }) as const

/** The period itself: a blue line over its ground. */
export const nowArea = {
  stroke: 'var(--chart-blue)',
  strokeWidth: 2,
  fill: 'var(--chart-blue)',
  fillOpacity: 0.08,
  isAnimationActive: false,
} as const

/** The period before: its shadow. */
export const beforeLine = {
  dataKey: 'before',
  stroke: 'var(--chart-before)',
  strokeWidth: 1.5,
  strokeDasharray: '4 4',
  dot: false,
  isAnimationActive: false,
} as const
