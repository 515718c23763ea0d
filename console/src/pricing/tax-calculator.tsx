import { type TaxRate, taxOf, taxRateFor } from '@souk/pricing'
import { taxRatesQuery } from '@souk/pricing/queries'
import { useState } from 'react'
import { ChoiceField, Field } from '../content/fields.tsx'
import { useShop } from '../shop.ts'
import { dayOf } from '../time-words.ts'
import { useMinutes } from '../clock.ts'
import { parseAmount } from '../ui/money-input.ts'
import { moneyWords } from '../ui/money-words.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { taxClasses } from './tax-values.ts'

/** Which rate is taken for one place, class and amount, as the checkout takes it. */
export function TaxCalculator() {
  const { currency, timeZone } = useShop()
  const day = dayOf(useMinutes(), timeZone)
  const { data } = useLiveQuery<readonly TaxRate[]>({ name: 'taxRates', groq: taxRatesQuery, types: ['taxRate'] })
  const [to, setTo] = useState({ country: 'US', region: '', postalCode: '', taxClass: 'standard', amount: '10.00' })
  const set = (name: keyof typeof to) => (value: string) => setTo((before) => ({ ...before, [name]: value }))
  const amount = parseAmount(to.amount, currency)
  const { region, ...where } = to
  const rate = data && taxRateFor(data, to.taxClass, { ...where, ...(region ? { region } : {}) }, day)
  return (
    <section className="calculator" aria-label="Try an address">
      <strong className="calculator-title">Try an address</strong>
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <Field label="Country" value={to.country} onChange={(value) => set('country')(value.toUpperCase())} />
        <Field label="Region" value={to.region} onChange={set('region')} />
        <Field label="Postcode" value={to.postalCode} onChange={set('postalCode')} />
        <ChoiceField label="Class" value={to.taxClass} choices={taxClasses} onChange={set('taxClass')} />
        <Field label={`Price in ${currency}`} numeric value={to.amount} onChange={set('amount')} />
      </form>
      <p className="calculator-answer" role="status">
        {data === undefined
          ? ''
          : amount === undefined
            ? 'Give a price first.'
            : rate
              ? `${rate.name}, ${rate.rate / 100} %: ${moneyWords(taxOf(amount, rate.rate, rate.included), currency)} ${
                  rate.included ? 'within' : 'on top of'
                } ${moneyWords(amount, currency)}.`
              : 'No rate fits, so nothing is taxed there.'}
      </p>
    </section>
  )
}
