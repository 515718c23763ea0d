import type { Promotion, PromotionKind } from '@souk/pricing'
import { useState } from 'react'
import { ContentEnd } from '../content/content-end.tsx'
import { CheckField, ChoiceField, Field } from '../content/fields.tsx'
import { useForm } from '../content/use-form.ts'
import { GoodsField } from './goods-field.tsx'
import { PromotionPreview } from './promotion-preview.tsx'
import { asPromotion, promotionProblems, readPromotion, type ShopTerms, writtenPromotion } from './promotion-values.ts'

const kinds: readonly { readonly value: PromotionKind; readonly title: string }[] = [
  { value: 'percent', title: 'A share of the goods' },
  { value: 'amount', title: 'A sum off the goods' },
  { value: 'free_delivery', title: 'Free delivery' },
]

interface PromotionFormProps {
  readonly id: string
  readonly draft: Promotion | undefined
  readonly current: Promotion | undefined
  readonly terms: ShopTerms
  readonly readOnly: boolean
}

/** What the shop gives off: the offer, its terms, and what it does to a basket while it is typed. */
export function PromotionForm({ id, draft, current, terms, readOnly }: PromotionFormProps) {
  const { values, set, save, end } = useForm({
    type: 'promotion',
    id,
    draft,
    current,
    read: (document: Promotion | undefined) => readPromotion(document, terms),
    written: (typed) => writtenPromotion(typed, terms),
  })
  const [tried, setTried] = useState(current !== undefined)
  const problems = promotionProblems(values, terms)
  const shown = tried ? problems : {}
  const written = writtenPromotion(values, terms)
  const text = (
    name: 'title' | 'titleAr' | 'titleUr' | 'value' | 'minimum' | 'from' | 'to' | 'limitTotal' | 'limitPerCustomer',
  ) => ({
    value: values[name],
    disabled: readOnly,
    problem: shown[name],
    onChange: (typed: string) => {
      setTried(true)
      set({ [name]: typed })
    },
  })
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <Field label="Title" wide {...text('title')} hint="Shoppers read it in the basket." />
      <Field label="Title in Arabic" {...text('titleAr')} />
      <Field label="Title in Urdu" {...text('titleUr')} />
      <ChoiceField
        label="Gives"
        value={values.kind}
        choices={kinds}
        disabled={readOnly}
        onChange={(kind) => set({ kind: kinds.find(({ value }) => value === kind)?.value ?? 'percent' })}
      />
      {values.kind === 'free_delivery' ? null : (
        <Field
          label={values.kind === 'percent' ? 'Share in %' : `Sum in ${terms.currency}`}
          numeric
          {...text('value')}
        />
      )}
      <Field label={`Smallest basket in ${terms.currency}`} numeric {...text('minimum')} hint="Empty: any." />
      <GoodsField goods={values.goods} disabled={readOnly} onChange={(goods) => set({ goods })} />
      <Field label="Begins" type="datetime-local" {...text('from')} hint="By the shop’s clock." />
      <Field label="Ends" type="datetime-local" {...text('to')} />
      <Field label="Orders in all" numeric {...text('limitTotal')} hint="For each code. Empty: any number." />
      <Field label="Orders for each customer" numeric {...text('limitPerCustomer')} hint="Empty: any number." />
      <CheckField checked={values.active} disabled={readOnly} onChange={(active) => set({ active })}>
        Active
      </CheckField>
      <CheckField checked={values.automatic} disabled={readOnly} onChange={(automatic) => set({ automatic })}>
        Given without a code
      </CheckField>
      <CheckField checked={values.stackable} disabled={readOnly} onChange={(stackable) => set({ stackable })}>
        Goes together with others that do, too
      </CheckField>
      <PromotionPreview promotion={written && asPromotion(written)} currency={terms.currency} />
      <ContentEnd
        {...end}
        problem={written ? undefined : (Object.values(problems)[0] ?? 'Complete the form first.')}
        onSave={save}
      />
    </form>
  )
}
