import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline'
import { InfoOutlineIcon } from '@sanity/icons/InfoOutline'
import { Box, Card, Flex, Stack, Text } from '@sanity/ui'
import type { ReactNode } from 'react'

export interface ErrorCardProps {
  /** What happened. */
  readonly title: string
  /** What is safe, and what to do. */
  readonly text?: string
  /** A refusal is an expected no, not an error: it is amber. */
  readonly kind?: 'error' | 'refusal'
  readonly action?: ReactNode
}

/** An error or a refusal, where it happened. Announced to readers. */
export function ErrorCard({ title, text, kind = 'error', action }: ErrorCardProps) {
  const Icon = kind === 'error' ? ErrorOutlineIcon : InfoOutlineIcon
  return (
    <Card border radius={2} padding={4} tone={kind === 'error' ? 'critical' : 'caution'} role="alert">
      <Flex gap={3} align="flex-start">
        <Text size={1}>
          <Icon />
        </Text>
        <Box flex={1}>
          <Stack gap={3}>
            <Text size={1} weight="semibold">
              {title}
            </Text>
            {text && <Text size={1}>{text}</Text>}
            {action}
          </Stack>
        </Box>
      </Flex>
    </Card>
  )
}
