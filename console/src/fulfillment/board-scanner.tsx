import { useState } from 'react'
import type { WorkRow } from '../orders/order-row.ts'
import { isCovered } from '../ui/use-keys.ts'
import { useScanner } from './use-scanner.ts'

/** The scanner while no list is open: an order's number opens its list, goods are asked to be scanned on one. */
export function BoardScanner({
  work,
  onList,
}: {
  readonly work: readonly WorkRow[]
  readonly onList: (id: string) => void
}) {
  const [strange, setStrange] = useState('')
  useScanner((code) => {
    const found = work.find(({ orderNumber }) => orderNumber === code.replace(/^#/, ''))
    setStrange(found ? '' : `${code} is no order on this board. To pick it, open the list first, then scan it.`)
    if (found) onList(found._id)
  }, isCovered)
  return strange ? (
    <p className="board-said tone" data-tone="caution" role="status">
      {strange}
    </p>
  ) : null
}
