import { LockIcon } from '@sanity/icons/Lock'
import { Card, Flex, Stack, Text } from '@sanity/ui'
import type { ReactNode } from 'react'

export interface ReadOnlyFieldProps {
  readonly label: string
  readonly children: ReactNode
}

/** A fact that only commands change, drawn like a field with a lock. */
export function ReadOnlyField({ label, children }: ReadOnlyFieldProps) {
  return (
    <Stack gap={3}>
      <Flex gap={2} align="center">
        <Text size={1} weight="medium">
          {label}
        </Text>
        <Text size={0} muted title="Changed by actions only">
          <LockIcon />
        </Text>
      </Flex>
      <Card border radius={1} padding={3} tone="transparent">
        <Text as="div" size={1} style={{ overflowWrap: 'anywhere' }}>
          {children}
        </Text>
      </Card>
    </Stack>
  )
}
