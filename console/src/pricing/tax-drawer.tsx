import { useCan } from '@refinedev/core'
import type { TaxRate } from '@souk/pricing'
import { taxRatesQuery } from '@souk/pricing/queries'
import { useState } from 'react'
import { ContentEnd } from '../content/content-end.tsx'
import { CheckField, ChoiceField, Field } from '../content/fields.tsx'
import { newContentId, useEditions } from '../content/use-content.ts'
import { useForm } from '../content/use-form.ts'
import { History } from '../operations/history.tsx'
import { useShop } from '../shop.ts'
import { dayOf } from '../time-words.ts'
import { Drawer } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { readTax, taxClasses, taxProblems, writtenTax } from './tax-values.ts'

interface TaxFormProps {
  readonly id: string
  readonly draft: TaxRate | undefined
  readonly current: TaxRate | undefined
  readonly others: readonly TaxRate[]
}

function TaxForm({ id, draft, current, others }: TaxFormProps) {
  const { timeZone } = useShop()
  const [today] = useState(() => dayOf(Date.now(), timeZone))
  const { data: can } = useCan({ resource: 'taxRate', action: 'edit' })
  const { values, set, save, end } = useForm({
    type: 'taxRate',
    id,
    draft,
    current,
    read: (document: TaxRate | undefined) => readTax(document, today),
    written: (typed) => writtenTax(typed, others),
  })
  const [tried, setTried] = useState(current !== undefined)
  const problems = taxProblems(values, others)
  const disabled = can?.can === false
  const text = (name: 'name' | 'country' | 'region' | 'postcodes' | 'rate' | 'validFrom') => ({
    value: values[name],
    disabled,
    problem: tried ? problems[name] : undefined,
    onChange: (typed: string) => {
      setTried(true)
      set({ [name]: name === 'country' ? typed.toUpperCase() : typed })
    },
  })
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <Field label="Name" wide {...text('name')} />
      <Field label="Country" {...text('country')} />
      <Field label="Region" {...text('region')} hint="Empty: all of it." />
      <Field label="Postcodes" wide {...text('postcodes')} hint="Whole ones, or beginnings with *, between commas." />
      <ChoiceField
        label="Class"
        value={values.taxClass}
        choices={taxClasses}
        disabled={disabled}
        onChange={(taxClass) => set({ taxClass })}
      />
      <Field label="Rate in %" numeric {...text('rate')} />
      <Field label="In force from" type="date" {...text('validFrom')} />
      <CheckField checked={values.included} disabled={disabled} onChange={(included) => set({ included })}>
        Prices hold it already
      </CheckField>
      <ContentEnd {...end} problem={Object.values(problems)[0]} onSave={save} />
    </form>
  )
}

/** One tax rate and its form. `new` begins another one. */
export function TaxDrawer({ id: opened, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [id] = useState(() => (opened === 'new' ? newContentId('taxRate', '') : opened))
  const { query, published, draft, current } = useEditions<TaxRate>('taxRate', id)
  const rates = useLiveQuery<readonly TaxRate[]>({ name: 'taxRates', groq: taxRatesQuery, types: ['taxRate'] })
  return (
    <Drawer
      title={current?.name ?? 'New tax rate'}
      about={draft ? (published ? 'A draft waits to be published.' : 'Not published yet.') : undefined}
      onClose={onClose}
    >
      {query.data === undefined || rates.data === undefined ? (
        query.isError ? (
          <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingRows count={6} />
        )
      ) : (
        <TaxForm id={id} draft={draft} current={current} others={rates.data.filter(({ _id }) => _id !== id)} />
      )}
      {published ? <History resource="taxRate" id={id} revision={published._rev} /> : null}
    </Drawer>
  )
}
