import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import { longDay } from '../time-words.ts'
import type { CourseDay } from './behaviour-figures.ts'
import { beforeLine, CoursePanel, dayAxis, nowArea } from './course-panel.tsx'

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
  return (
    <CoursePanel
      id="course"
      title="Visits by day"
      legend={
        <>
          <li data-line="now">Visits</li>
          <li data-line="before">Before, {against}</li>
          <li data-line="rate">Share that ordered</li>
        </>
      }
      table={<CourseTable course={course} />}
      chart={
        <ComposedChart data={[...course]} margin={{ top: 8, right: 8, bottom: 4, left: 8 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis {...dayAxis(today)} />
          <YAxis yAxisId="visits" tickLine={false} axisLine={false} width={48} tickCount={5} allowDecimals={false} />
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
          <Area yAxisId="visits" dataKey="visits" {...nowArea} dot={course.length < 8} />
          <Line yAxisId="visits" {...beforeLine} />
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
      }
    />
  )
}
