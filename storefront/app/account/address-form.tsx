import { Form, Link, useSubmit } from '@remix-run/react'
import { type AddressPart, addressFormOf } from '@souk/customers'
import { Field } from '../ui/field.tsx'
import { useShop } from '../ui/use-shop.ts'
import { CheckField, SelectField, Send } from './form-parts.tsx'

/** What was typed of an address. */
export type TypedAddress = Readonly<Record<AddressPart | 'name' | 'country', string>>

const autoComplete = {
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
} as const satisfies Readonly<Record<AddressPart, string>>

/** The parts of an address in the order and words of its country. Another country draws another form. */
export function AddressForm({
  address,
  addressKey,
  first,
  countries,
  problems,
}: {
  readonly address: TypedAddress
  readonly addressKey: string
  readonly first: boolean
  readonly countries: readonly { readonly value: string; readonly title: string }[]
  readonly problems: Readonly<Record<string, string>>
}) {
  const own = useShop().words.accounts.addresses
  const submit = useSubmit()
  const form = addressFormOf(address.country)
  const label = (part: AddressPart): string => {
    if (part === 'region') return own.region[form.regionWord ?? 'region']
    return part === 'postalCode' ? own.postalCode[form.postalWord ?? 'code'] : own[part]
  }
  return (
    <Form method="post" action="/account/addresses" noValidate>
      <input type="hidden" name="key" value={addressKey} />
      <SelectField
        label={own.country}
        name="country"
        autoComplete="country"
        defaultValue={address.country}
        options={countries}
        problem={problems['country']}
        onChange={(event) => {
          const typed = new FormData(event.currentTarget.form ?? undefined)
          typed.set('intent', 'country')
          submit(typed, { method: 'post', action: '/account/addresses', preventScrollReset: true, replace: true })
        }}
      />
      <noscript>
        <button type="submit" name="intent" value="country" className="button outline">
          {own.countryGo}
        </button>
      </noscript>
      <Field
        label={own.name}
        name="name"
        autoComplete="name"
        defaultValue={address.name}
        problem={problems['name']}
        required
      />
      {form.order.map((part) => (
        <Field
          key={part}
          label={label(part)}
          name={part}
          autoComplete={autoComplete[part]}
          defaultValue={address[part]}
          placeholder={part === 'postalCode' ? form.example : undefined}
          problem={problems[part]}
          required={form.required.includes(part)}
        />
      ))}
      <CheckField name="preferred" value="yes" title={own.makeFirst} defaultChecked={first} />
      <div className="actions">
        <Send intent="save">{own.save}</Send>
        <Link className="text-link" to="/account/addresses">
          {own.cancel}
        </Link>
      </div>
    </Form>
  )
}
