import { LockIcon } from '@sanity/icons/Lock'
import { Box, Button, Flex, Stack, Text } from '@sanity/ui'
import type { ReactNode } from 'react'

/** A verb as its table gives it: allowed, or locked with its reason. */
export interface NextStep {
  readonly key: string
  readonly title: string
  readonly allowed: boolean
  /** One sentence; present when not allowed. */
  readonly reason?: string
  /** The step that most people want now; it gets the one filled button. */
  readonly primary?: boolean
  readonly icon?: ReactNode
}

export interface NextStepsProps {
  readonly steps: readonly NextStep[]
  readonly onRun: (key: string) => void
  /** Key of the step under way: its button waits, the others rest. */
  readonly running?: string
}

/** What can happen next: allowed steps as buttons, the rest locked with the reason beside it. */
export function NextSteps({ steps, onRun, running }: NextStepsProps) {
  return (
    <Stack gap={4}>
      <Flex gap={2} wrap="wrap">
        {steps
          .filter(({ allowed }) => allowed)
          .map((step) => (
            <Button
              key={step.key}
              text={step.title}
              mode={step.primary ? 'default' : 'ghost'}
              loading={running === step.key}
              disabled={running !== undefined}
              onClick={() => onRun(step.key)}
              {...(step.icon !== undefined && { icon: step.icon })}
            />
          ))}
      </Flex>
      {steps
        .filter(({ allowed }) => !allowed)
        .map((step) => (
          <Flex key={step.key} gap={3}>
            <Text size={1} muted>
              <LockIcon />
            </Text>
            <Box flex={1}>
              <Stack gap={2}>
                <Text size={1} muted weight="medium">
                  {step.title}
                </Text>
                {step.reason && (
                  <Text size={1} muted>
                    {step.reason}
                  </Text>
                )}
              </Stack>
            </Box>
          </Flex>
        ))}
    </Stack>
  )
}
