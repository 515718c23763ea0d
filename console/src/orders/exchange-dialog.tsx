import { useCan } from '@refinedev/core'
import { Dialog } from '@sanity/ui'
import type { Order, Return } from '@souk/orders'
import { ExchangeForm } from '@souk/orders/ui'
import { GoodsSearch } from '../inventory/goods-search.tsx'
import { useTitles } from '../inventory/use-goods.ts'
import { useShop } from '../shop.ts'
import { useRun } from '../use-command.ts'

interface ExchangeDialogProps {
  readonly order: Order
  readonly found: Return
  readonly onClose: () => void
}

/** Sends something else for what comes back, with what that does to money and stock before it is agreed. */
export function ExchangeDialog({ order, found, onClose }: ExchangeDialogProps) {
  const run = useRun()
  const titles = useTitles()
  const { placeName } = useShop()
  const { data: can } = useCan({ resource: 'return', action: 'waiveExchange' })
  return (
    <Dialog id="exchange" header={`Exchange from ${order.number}`} width={1} onClose={onClose}>
      <div className="dialog-form">
        <ExchangeForm
          found={found}
          run={run}
          mayWaive={can?.can === true}
          titleOf={(sku) => titles.get(sku) ?? sku}
          placeName={placeName}
          finder={(choose) => <GoodsSearch onChoose={choose} />}
          onDone={onClose}
        />
      </div>
    </Dialog>
  )
}
