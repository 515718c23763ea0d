import { Badge } from '@sanity/ui'
import type { Tone } from '@souk/kernel'

export interface StateBadgeProps {
  /** Words of the state, from its table. */
  readonly title: string
  readonly tone: Tone
}

/** A state as a pill. The tone is meaning and the same in every list; the words say it too. */
export function StateBadge({ title, tone }: StateBadgeProps) {
  return (
    <Badge tone={tone} radius="full" fontSize={1} paddingX={2} paddingY={1} style={{ whiteSpace: 'nowrap' }}>
      {title}
    </Badge>
  )
}
