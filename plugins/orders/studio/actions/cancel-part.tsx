import { Box, Button, Dialog, Flex, Text } from '@sanity/ui'
import type { Refusal, RunCommand } from '@souk/kernel'
import { useState } from 'react'
import { allowedForFulfillment } from '../../domain/allowed.ts'
import type { Fulfillment } from '../../domain/documents.ts'
import { RestockChoice } from '../../ui/index.ts'
import { BanIcon } from './icons.ts'
import { CancelForm } from './cancel-form.tsx'

/** Calls one fulfillment off, asking why first. What is over offers nothing; what cannot be called off says why. */
export function CancelPart({ fulfillment, run }: { readonly fulfillment: Fulfillment; readonly run: RunCommand }) {
  const [asking, setAsking] = useState(false)
  const [running, setRunning] = useState(false)
  const [restock, setRestock] = useState(true)
  const [refusal, setRefusal] = useState<Refusal>()
  const step = allowedForFulfillment(fulfillment).find(({ verb }) => verb === 'cancel')
  if (!step || fulfillment.state === 'canceled' || fulfillment.state === 'delivered') return null
  const close = (): void => {
    setAsking(false)
    setRestock(true)
    setRefusal(undefined)
  }
  const act = async (reason: string): Promise<void> => {
    setRefusal(undefined)
    setRunning(true)
    const answer = await run(step.command, { fulfillmentId: fulfillment._id, reason, ...(restock ? {} : { restock }) })
    setRunning(false)
    if (answer.ok) close()
    else setRefusal(answer.refusal)
  }
  return (
    <Flex align="center" gap={3}>
      <Button
        mode="ghost"
        tone="critical"
        fontSize={1}
        padding={3}
        icon={BanIcon}
        text={step.title}
        disabled={!step.allowed}
        onClick={() => setAsking(true)}
      />
      {step.reason !== undefined && (
        <Text size={1} muted>
          {step.reason}
        </Text>
      )}
      {asking && (
        <Dialog id={`cancel-${fulfillment._id}`} header={step.title} width={0} onClose={close}>
          <Box padding={4}>
            <CancelForm
              what="fulfillment"
              running={running}
              refusal={refusal}
              choice={<RestockChoice lines={fulfillment.lines} restock={restock} onChange={setRestock} />}
              onConfirm={(reason) => void act(reason)}
              onKeep={close}
            />
          </Box>
        </Dialog>
      )}
    </Flex>
  )
}
