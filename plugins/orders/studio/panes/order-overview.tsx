import { InfoOutlineIcon } from '@sanity/icons/InfoOutline'
import { Box, Card, Flex, Stack, Text } from '@sanity/ui'
import type { Refusal, RunCommand } from '@souk/kernel'
import { ErrorCard, NextSteps, Timeline } from '@souk/ui'
import { type ReactNode, useState } from 'react'
import type { Order } from '../../domain/documents.ts'
import { LineTable, MoneySummary, OrderBadges, OrderFacts, orderTimeline } from '../../ui/index.ts'
import { asksWhy, orderSteps, primaryStep } from '../next-steps.ts'
import { useFulfillments } from '../use-fulfillments.ts'
import { usePictureAddress } from '../use-picture-address.ts'
import { TwoColumns } from './two-columns.tsx'

/** Everything about an order at a glance: lines, facts and money; beside them what can happen next and what happened. */
export function OrderOverview({ order, run }: { readonly order: Order; readonly run: RunCommand }) {
  const pictureAddress = usePictureAddress()
  return (
    <TwoColumns
      main={
        <>
          <OrderBadges order={order} />
          <Card border radius={2} overflow="hidden">
            <LineTable lines={order.lines} currency={order.currency} pictureAddress={pictureAddress} />
            <Box padding={4}>
              <Flex justify="flex-end">
                <Box style={{ width: 240 }}>
                  <MoneySummary order={order} />
                </Box>
              </Flex>
            </Box>
          </Card>
          <OrderFacts order={order} />
          <Flex gap={3}>
            <Text size={1} muted>
              <InfoOutlineIcon />
            </Text>
            <Text size={1} muted>
              State and money change through actions, never by typing, so stock and payment always follow.
            </Text>
          </Flex>
        </>
      }
      side={
        <>
          <Section title="Next steps">
            <OrderNextSteps order={order} run={run} />
          </Section>
          <Section title="Timeline" count={order.events.length}>
            <Timeline entries={orderTimeline(order.events)} />
          </Section>
        </>
      }
    />
  )
}

function Section(props: { readonly title: string; readonly count?: number; readonly children: ReactNode }) {
  return (
    <Stack gap={4} as="section" aria-label={props.title}>
      <Flex justify="space-between">
        <Text as="h2" size={1} weight="semibold">
          {props.title}
        </Text>
        {props.count !== undefined && (
          <Text size={1} muted>
            {props.count}
          </Text>
        )}
      </Flex>
      {props.children}
    </Stack>
  )
}

function OrderNextSteps({ order, run }: { readonly order: Order; readonly run: RunCommand }) {
  const fulfillments = useFulfillments(order._id)
  const [running, setRunning] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal>()
  if (fulfillments.state === 'failed')
    return <ErrorCard title="The work could not be read" text={fulfillments.message} />
  if (fulfillments.state === 'loading') return null
  // What asks first lives in the document's menu, where the question is.
  const steps = orderSteps(order, fulfillments.rows).filter((step) => !asksWhy.has(step.verb) || !step.allowed)
  const primary = primaryStep(steps)
  const act = async (key: string): Promise<void> => {
    const step = steps.find((each) => each.key === key)
    if (!step) return
    setRunning(key)
    setRefusal(undefined)
    const answer = await run(step.command, step.input)
    setRunning(undefined)
    if (!answer.ok) setRefusal(answer.refusal)
  }
  return (
    <Stack gap={4}>
      <NextSteps
        steps={steps.map((step) => ({ ...step, primary: step === primary }))}
        onRun={(key) => void act(key)}
        {...(running !== undefined && { running })}
      />
      {refusal && <ErrorCard kind="refusal" title="Not done" text={refusal.message} />}
    </Stack>
  )
}
