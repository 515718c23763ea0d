import { Button } from '@sanity/ui'
import type { Order } from '@souk/orders'
import { useMutation } from '@tanstack/react-query'
import { useConsole } from '../console-context.tsx'
import { saveFile } from '../ui/save-file.ts'

/** Hands over the page that proves an order to a bank: words, prices, promise, delivery and messages as they were. */
export function DisputePack({ order }: { readonly order: Pick<Order, '_id' | 'number'> }) {
  const { config, session } = useConsole()
  const pack = useMutation({
    retry: false,
    mutationFn: async () => {
      const answer = await fetch(`${config.apiBase}/orders/${encodeURIComponent(order._id)}/dispute-pack`, {
        headers: { authorization: `Bearer ${session.auth.token() ?? ''}` },
      }).catch((cause: unknown) => {
        throw new Error('The shop could not be reached.', { cause })
      })
      if (!answer.ok) throw new Error(`The shop answered ${answer.status}.`)
      saveFile(`order-${order.number}.html`, await answer.text(), 'text/html')
    },
  })
  return (
    <>
      <Button
        mode="ghost"
        text="Dispute pack"
        title="One page for the bank: what was shown, promised, paid, delivered and said"
        fontSize={1}
        padding={3}
        loading={pack.isPending}
        onClick={() => pack.mutate()}
      />
      {pack.error ? (
        <span className="tone" data-tone="critical" role="alert">
          {pack.error.message}
        </span>
      ) : null}
    </>
  )
}
