import { Dialog } from '@sanity/ui'
import type { Fulfillment, ReroutePreview } from '@souk/orders'
import { RerouteForm } from '@souk/orders/ui'
import { useQuery } from '@tanstack/react-query'
import { useShop } from '../shop.ts'
import { CommandFailed } from '../ui/states.tsx'
import { type CommandOutcome, useCommand } from '../use-command.ts'

interface RerouteDialogProps {
  readonly fulfillment: Pick<Fulfillment, '_id' | 'orderNumber'>
  readonly onClose: () => void
}

/** Sends a fulfillment from another place: what each place has, what that does to stock, then the choice. */
export function RerouteDialog({ fulfillment: { _id: fulfillmentId, orderNumber }, onClose }: RerouteDialogProps) {
  const { timeZone } = useShop()
  const look = useCommand()
  const command = useCommand()
  const query = useQuery<CommandOutcome>({
    queryKey: ['reroute preview', fulfillmentId],
    queryFn: () => look.mutateAsync({ name: 'previewReroute', input: { fulfillmentId } }),
    gcTime: 0,
    retry: false,
  })
  const answer = query.data
  const preview = answer?.kind === 'done' ? (answer.value as ReroutePreview) : undefined
  const failed = query.error ?? command.error
  const refused = command.data?.kind === 'refused' ? command.data : answer?.kind === 'refused' ? answer : undefined
  return (
    <Dialog id="reroute" header={`Send ${orderNumber} from another place`} width={0} onClose={onClose}>
      <div className="dialog-form">
        {failed ? <CommandFailed error={failed} /> : null}
        <RerouteForm
          preview={preview}
          refusal={refused?.refusal}
          running={command.isPending}
          timeZone={timeZone}
          onConfirm={(location, note) =>
            command.mutate(
              { name: 'rerouteFulfillment', input: { fulfillmentId, location, ...(note === '' ? {} : { note }) } },
              { onSuccess: (outcome) => outcome.kind === 'done' && onClose() },
            )
          }
          onKeep={onClose}
        />
      </div>
    </Dialog>
  )
}
