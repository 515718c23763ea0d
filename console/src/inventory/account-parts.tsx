import { accountWords, type InsideAccount, insideAccounts } from '@souk/inventory'
import { type Asked, stockFigures } from './stock-figures.ts'
import type { StockRow } from './stock-rows.ts'

const always: readonly InsideAccount[] = ['available', 'reserved', 'committed']
const inside = Object.entries(insideAccounts) as readonly [InsideAccount, (level: StockRow['level']) => number][]

interface AccountPartsProps {
  readonly level: StockRow['level']
  readonly chosen: Asked
  readonly onChoose: (figure: Asked) => void
}

interface PartProps extends Pick<AccountPartsProps, 'chosen' | 'onChoose'> {
  readonly figure: Asked
  readonly title: string
  readonly words: string
}

/** One figure, as the way to the movements behind it. */
const Part = ({ figure, title, words, chosen, onChoose }: PartProps) => (
  <div>
    <dt id={`account-${figure}`}>{title}</dt>
    <dd>
      <button
        type="button"
        aria-pressed={figure === chosen}
        aria-describedby={`account-${figure}`}
        onClick={() => onChoose(figure)}
      >
        {words}
      </button>
    </dd>
  </div>
)

/** What is on hand, account by account, down to what is free, and what is coming. Each figure opens the movements behind it. */
export function AccountParts({ level, chosen, onChoose }: AccountPartsProps) {
  const parts = inside
    .map(([account, units]) => ({ account, units: units(level) }))
    .filter(({ account, units }) => units > 0 || account === chosen || always.includes(account))
  const choice = { chosen, onChoose }
  const part = ({ account, units }: (typeof parts)[number], sign: string) => (
    <Part key={account} figure={account} title={accountWords[account]} words={`${sign} ${units}`} {...choice} />
  )
  return (
    <>
      <dl className="equation">
        <Part figure="on_hand" title="on hand" words={String(level.onHand)} {...choice} />
        {parts.filter(({ account }) => account !== 'available').map((each) => part(each, '−'))}
        {parts.filter(({ account }) => account === 'available').map((each) => part(each, '='))}
      </dl>
      <dl className="equation equation-beside">
        <Part figure="all_aside" title={stockFigures.all_aside.title} words={String(level.unavailable)} {...choice} />
        <Part figure="incoming" title="coming" words={String(level.incoming)} {...choice} />
      </dl>
    </>
  )
}
