import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import { ClockIcon } from '@sanity/icons/Clock'
import type { Tone } from '@souk/kernel'
import type { TicketClock as Clock } from '@souk/support'
import { spanWords } from '../time-words.ts'

const tones: Readonly<Record<Clock['standing'], Tone>> = {
  running: 'default',
  resting: 'default',
  late: 'critical',
  met: 'positive',
  missed: 'default',
}

/** A quarter of an hour before it is due a clock asks for attention. */
const soonMs = 15 * 60_000

function words({ standing, leftMs }: Clock): string {
  if (standing === 'running') return `${spanWords(leftMs)} left`
  if (standing === 'resting') return `rests, ${spanWords(leftMs)} left`
  if (standing === 'late') return `${spanWords(-leftMs)} late`
  return standing === 'met' ? 'in time' : `${spanWords(-leftMs)} too late`
}

/** One clock of a ticket in words; late has an icon, not a color alone. */
export function TicketClock({ clock, label }: { readonly clock: Clock; readonly label?: string }) {
  const soon = clock.standing === 'running' && clock.leftMs < soonMs
  const Icon = clock.standing === 'late' ? WarningOutlineIcon : ClockIcon
  return (
    <span className="tone desk-clock" data-tone={soon ? 'caution' : tones[clock.standing]}>
      <Icon />
      {label ? `${label}: ` : ''}
      {words(clock)}
    </span>
  )
}
