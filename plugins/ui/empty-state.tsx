import { Box, Flex, Stack, Text } from '@sanity/ui'
import type { ComponentType, ReactNode } from 'react'

export interface EmptyStateProps {
  readonly icon?: ComponentType
  /** Which kind of empty: nothing yet, or nothing that matches. */
  readonly title: string
  readonly text?: string
  /** One way on. */
  readonly action?: ReactNode
}

/** Where there is nothing to show: says why, and what to do next. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
  return (
    <Flex align="center" justify="center" padding={5}>
      <Stack gap={4} style={{ maxWidth: 360, justifyItems: 'center', textAlign: 'center' }}>
        {Icon && (
          <Text size={4} muted>
            <Icon />
          </Text>
        )}
        <Text size={2} weight="semibold">
          {title}
        </Text>
        {text && (
          <Text size={1} muted>
            {text}
          </Text>
        )}
        {action && <Box>{action}</Box>}
      </Stack>
    </Flex>
  )
}
