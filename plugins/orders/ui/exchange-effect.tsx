import { Stack, Text } from '@sanity/ui'
import { formatMoney } from '@souk/kernel'
import type { ExchangePreview } from '../domain/exchange-preview.ts'

/** What becomes of the money, in one sentence. */
function moneyWords({ toPay, refund, refundNow, waived, currency }: ExchangePreview): string {
  const sum = (amount: number) => formatMoney({ amount, currency })
  const given = waived > 0 ? ` ${sum(waived)} are taken off as goodwill.` : ''
  if (toPay > 0) return `The shopper is asked for ${sum(toPay)} by mail; it is held for a day until it is paid.`
  if (refund > 0) return `${sum(refund)} go back to the shopper ${refundNow ? 'now' : 'once it is all here'}.${given}`
  return `Nothing is to be paid.${given}`
}

export interface ExchangeEffectProps {
  readonly preview: ExchangePreview
  /** What a place is called, by its id. */
  readonly placeName: (id: string) => string
}

/** What an exchange would do: what each side is worth, the money, and the units that are taken. */
export function ExchangeEffect({ preview, placeName }: ExchangeEffectProps) {
  const { currency, worth, totals, stock } = preview
  return (
    <Stack gap={3}>
      <Text size={1}>
        What comes back is worth {formatMoney({ amount: worth, currency })}, what is sent costs{' '}
        {formatMoney({ amount: totals.total, currency })} with its tax.
      </Text>
      <Text size={1} weight="medium">
        {moneyWords(preview)}
      </Text>
      {stock.map(({ sku, location, units }) => (
        <Text size={1} muted key={`${location} ${sku}`}>
          {units} × {sku} taken from {placeName(location)}
        </Text>
      ))}
    </Stack>
  )
}
