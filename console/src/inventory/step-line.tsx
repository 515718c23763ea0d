import { useMinutes } from '../clock.ts'
import { shortDay } from '../time-words.ts'
import type { MovementLine } from './movement-words.ts'

const width = 356
const height = 76

interface StepLineProps {
  readonly lines: readonly MovementLine[]
  readonly zone: string
  /** How the account is called. */
  readonly title: string
}

/** How the units of an account went, as steps from the oldest movement shown to now. The list below tells the same in words. */
export function StepLine({ lines, zone, title }: StepLineProps) {
  const now = useMinutes()
  const oldest = lines.at(-1)
  const newest = lines[0]
  if (!oldest || !newest || lines.length < 3) return null
  const from = Date.parse(oldest.movement.at)
  const span = Math.max(1, now - from)
  const most = Math.max(1, ...lines.flatMap(({ balance, effect }) => [balance, balance - effect]))
  const x = (at: string) => ((Date.parse(at) - from) / span) * width
  const y = (units: number) => height - (Math.max(0, units) / most) * (height - 4)
  const steps = lines
    .toReversed()
    .map(({ movement, balance }) => `H${x(movement.at).toFixed(1)}V${y(balance).toFixed(1)}`)
  const path = `M0 ${y(oldest.balance - oldest.effect).toFixed(1)}${steps.join('')}H${width}`
  return (
    <figure className="step-line">
      <figcaption className="strong">
        {title.charAt(0).toUpperCase() + title.slice(1)} since {shortDay(oldest.movement.at, zone)}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height + 1}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={`${path}V${height}H0Z`} className="step-area" />
        <path d={path} className="step-path" />
      </svg>
      <div className="muted step-ends">
        <span>{shortDay(oldest.movement.at, zone)}</span>
        <span>most {most}</span>
        <span>now</span>
      </div>
    </figure>
  )
}
