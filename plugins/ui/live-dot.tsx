import { Flex, Text } from '@sanity/ui'

/** `live`: connected. `stale`: no word for a while. `lost`: the connection is gone. */
export type LiveState = 'live' | 'stale' | 'lost'

export interface LiveDotProps {
  readonly state: LiveState
  /** Seconds since the last word, when somebody counts them; said when not live. */
  readonly seconds?: number
}

const colors: Readonly<Record<LiveState, string>> = {
  live: 'var(--card-badge-positive-dot-color)',
  stale: 'var(--card-badge-caution-dot-color)',
  lost: 'var(--card-badge-critical-dot-color)',
}

/** Whether what is shown follows the dataset, as a dot and as words. */
export function LiveDot({ state, seconds }: LiveDotProps) {
  const quiet = seconds === undefined ? 'Not live, connecting again' : `Updated ${seconds} s ago`
  const words = state === 'live' ? 'Live' : quiet
  return (
    <Flex align="center" gap={2} role="status" aria-live="polite">
      <span aria-hidden style={{ width: 7, height: 7, borderRadius: 99, background: colors[state] }} />
      <Text size={1} muted>
        {words}
      </Text>
    </Flex>
  )
}
