import { Key } from '../ui/keys.tsx'
import { ListFooter } from '../ui/list-footer.tsx'
import { moneyWords } from '../ui/money-words.ts'

interface OrdersFooterProps {
  readonly page: number
  readonly size: number
  readonly figures: { readonly shown: number; readonly sum: number | null } | undefined
  readonly currency: string
  readonly onPage: (page: number) => void
}

/** Which orders these are, what all of them come to, and the keys. */
export const OrdersFooter = ({ page, size, figures, currency, onPage }: OrdersFooterProps) => (
  <ListFooter
    page={page}
    size={size}
    total={figures?.shown}
    onPage={onPage}
    none="No orders"
    note={`, total ${moneyWords(figures?.sum ?? 0, currency)}`}
  >
    <span>
      <Key>?</Key> all keys
    </span>
  </ListFooter>
)
