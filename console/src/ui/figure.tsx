import { ArrowDownIcon } from '@sanity/icons/ArrowDown'
import { ArrowUpIcon } from '@sanity/icons/ArrowUp'

export interface FigureProps {
  readonly label: string
  /** As people read it; undefined while it is on its way. */
  readonly value: string | undefined
  /** The change against before, with its sign: `12%`, `−1.1 min`. */
  readonly change?: { readonly words: string; readonly up: boolean; readonly good: boolean } | undefined
  /** What it was, or what it is measured against, in words. */
  readonly was: string
  /** The course of the figure, for a small line. */
  readonly course?: readonly number[]
}

const width = 112
const height = 28

function Course({ points }: { readonly points: readonly number[] }) {
  const most = Math.max(...points)
  const least = Math.min(...points, most)
  const x = (index: number) => (index / (points.length - 1)) * width
  const y = (value: number) =>
    most === least ? height / 2 : height - 2 - ((value - least) / (most - least)) * (height - 4)
  return (
    <svg className="figure-course" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
    </svg>
  )
}

/** A figure: its value, how it moved and whether that is good, and what it was. */
export function Figure({ label, value, change, was, course }: FigureProps) {
  return (
    <div className="panel figure">
      <h2>{label}</h2>
      <div className="figure-line">
        {value === undefined ? <span className="bone figure-bone" /> : <span className="figure-value">{value}</span>}
        {course && course.length > 2 ? <Course points={course} /> : null}
      </div>
      <p>
        {change ? (
          <span className="tone figure-change" data-tone={change.good ? 'positive' : 'critical'}>
            {change.up ? <ArrowUpIcon aria-label="up" /> : <ArrowDownIcon aria-label="down" />}
            {change.words}
          </span>
        ) : null}{' '}
        <span className="muted">{was}</span>
      </p>
    </div>
  )
}
