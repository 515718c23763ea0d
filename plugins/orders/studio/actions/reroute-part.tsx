import { Box, Button, Dialog } from '@sanity/ui'
import type { Refusal, RunCommand } from '@souk/kernel'
import { useState } from 'react'
import { allowedForFulfillment } from '../../domain/allowed.ts'
import type { ReroutePreview } from '../../domain/commands/reroute.ts'
import type { Fulfillment } from '../../domain/documents.ts'
import { RerouteForm } from '../../ui/index.ts'
import { TransferIcon } from './icons.ts'

/** Sends one fulfillment from another place, showing first what that does. Where it cannot be done any more, nothing is offered. */
export function ReroutePart({ fulfillment, run }: { readonly fulfillment: Fulfillment; readonly run: RunCommand }) {
  const [asking, setAsking] = useState(false)
  const [preview, setPreview] = useState<ReroutePreview>()
  const [running, setRunning] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const step = allowedForFulfillment(fulfillment).find(({ verb }) => verb === 'reroute')
  if (!step?.allowed && !asking) return null
  const { _id: fulfillmentId } = fulfillment
  const open = async (): Promise<void> => {
    setAsking(true)
    setPreview(undefined)
    setRefusal(undefined)
    const answer = await run('previewReroute', { fulfillmentId })
    if (answer.ok) setPreview(answer.value as ReroutePreview)
    else setRefusal(answer.refusal)
  }
  const send = async (location: string, note: string): Promise<void> => {
    setRefusal(undefined)
    setRunning(true)
    const answer = await run('rerouteFulfillment', { fulfillmentId, location, ...(note === '' ? {} : { note }) })
    setRunning(false)
    if (answer.ok) setAsking(false)
    else setRefusal(answer.refusal)
  }
  const title = step?.title ?? ''
  return (
    <>
      <Button mode="ghost" fontSize={1} padding={3} icon={TransferIcon} text={title} onClick={() => void open()} />
      {asking && (
        <Dialog id={`reroute-${fulfillmentId}`} header={title} width={0} onClose={() => setAsking(false)}>
          <Box padding={4}>
            <RerouteForm
              preview={preview}
              refusal={refusal}
              running={running}
              onConfirm={(location, note) => void send(location, note)}
              onKeep={() => setAsking(false)}
            />
          </Box>
        </Dialog>
      )}
    </>
  )
}
