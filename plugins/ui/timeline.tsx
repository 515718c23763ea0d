import { Box, Flex, Stack, Text } from '@sanity/ui'
import { formatTime } from './format-time.ts'
import { Person, type PersonProps } from './person.tsx'

/** One thing that happened. */
export interface TimelineEntry {
  readonly key: string
  /** ISO instant. */
  readonly at: string
  readonly title: string
  readonly note?: string
  readonly actor: Pick<PersonProps, 'name' | 'kind'>
}

export interface TimelineProps {
  /** In the order shown; newest first reads best. */
  readonly entries: readonly TimelineEntry[]
  /** IANA zone; the viewer's own when left out. */
  readonly timeZone?: string
}

/** What happened, who did it and when, joined by a line. */
export function Timeline({ entries, timeZone }: TimelineProps) {
  return (
    <Stack as="ol" gap={0} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {entries.map((entry, at) => (
        <Flex as="li" key={entry.key} gap={3}>
          <Flex direction="column" align="center">
            <Person {...entry.actor} />
            {at < entries.length - 1 && (
              <span style={{ flex: 1, width: 1, margin: '4px 0', background: 'var(--card-border-color)' }} />
            )}
          </Flex>
          <Box paddingBottom={4} flex={1} style={{ minWidth: 0 }}>
            <Stack gap={2}>
              <Text size={1} weight="medium">
                {entry.title}
              </Text>
              <Text size={1} muted style={{ fontVariantNumeric: 'tabular-nums' }}>
                <time dateTime={entry.at} title={entry.at}>
                  {formatTime(entry.at, { seconds: true, ...(timeZone && { timeZone }) })}
                </time>
              </Text>
              {entry.note && (
                <Text size={1} muted>
                  {entry.note}
                </Text>
              )}
            </Stack>
          </Box>
        </Flex>
      ))}
    </Stack>
  )
}
