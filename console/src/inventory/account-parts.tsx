import { accountWords, type InsideAccount, insideAccounts } from '@souk/inventory'
import type { StockRow } from './stock-rows.ts'

const always: readonly InsideAccount[] = ['available', 'reserved', 'committed']
const inside = Object.entries(insideAccounts) as readonly [InsideAccount, (level: StockRow['level']) => number][]

interface AccountPartsProps {
  readonly level: StockRow['level']
  readonly chosen: InsideAccount
  readonly onChoose: (account: InsideAccount) => void
}

/** What is on hand, account by account, down to what is free. Each figure opens the movements behind it. */
export function AccountParts({ level, chosen, onChoose }: AccountPartsProps) {
  const parts = inside
    .map(([account, units]) => ({ account, units: units(level) }))
    .filter(({ account, units }) => units > 0 || account === chosen || always.includes(account))
  const part = ({ account, units }: (typeof parts)[number], sign: string) => (
    <div key={account}>
      <dt id={`account-${account}`}>{accountWords[account]}</dt>
      <dd>
        <button
          type="button"
          aria-pressed={account === chosen}
          aria-describedby={`account-${account}`}
          onClick={() => onChoose(account)}
        >
          {sign} {units}
        </button>
      </dd>
    </div>
  )
  return (
    <dl className="equation">
      <div>
        <dt>on hand</dt>
        <dd>{level.onHand}</dd>
      </div>
      {parts.filter(({ account }) => account !== 'available').map((each) => part(each, '−'))}
      {parts.filter(({ account }) => account === 'available').map((each) => part(each, '='))}
    </dl>
  )
}
