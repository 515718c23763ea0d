import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { statusOf, troubleOf, typed } from '../account/account-form.ts'
import { addressRow, countryOptions } from '../account/account-view.ts'
import { AddressForm, type TypedAddress } from '../account/address-form.tsx'
import { Card, Trouble } from '../account/form-parts.tsx'
import { requirePerson } from '../account/person.server.ts'
import { openShop } from '../open-shop.ts'
import { readForm } from '../read-form.ts'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

const parts = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const

const readAddress = (form: FormData): TypedAddress => ({
  name: typed(form, 'name'),
  line1: typed(form, 'line1', 300),
  line2: typed(form, 'line2', 300),
  city: typed(form, 'city'),
  region: typed(form, 'region'),
  postalCode: typed(form, 'postalCode', 40),
  country: typed(form, 'country', 2),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { customer } = await requirePerson(context, request)
  const { searchParams } = new URL(request.url)
  const edited = customer.addresses.find(({ _key }) => _key === searchParams.get('edit'))
  const empty = { ...Object.fromEntries(parts.map((part) => [part, ''])), name: customer.name }
  const country = searchParams.get('country') ?? edited?.country ?? catalog.settings.country
  return {
    rows: customer.addresses.map((address) => addressRow(address, customer, language)),
    open: searchParams.has('add') || edited !== undefined || customer.addresses.length === 0,
    key: edited?._key ?? '',
    first: edited !== undefined && edited._key === customer.defaultAddress,
    address: { line2: '', region: '', ...empty, ...edited, country } as TypedAddress,
    countries: countryOptions(language, catalog.settings.country),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { accounts } = context.shop.commerce
  const { customer } = await requirePerson(context, request)
  const form = await readForm(request)
  const intent = String(form.get('intent'))
  const key = typed(form, 'key', 40)
  const address = readAddress(form)
  // Another country has another form: it is drawn again with what was typed
  if (intent === 'country') return data({ problems: {}, said: undefined, address, key })
  const preferred = form.get('preferred') === 'yes'
  const done =
    intent === 'remove'
      ? await accounts.removeAddress(customer._id, key)
      : await accounts.saveAddress(customer._id, { ...(key ? { key } : {}), address, preferred })
  if (done.ok) throw redirect('/account/addresses', 303)
  const trouble = troubleOf(wordsFor(language), done.refusal)
  return data({ said: undefined, ...trouble, address, key }, { status: statusOf(done.refusal) })
}

export default function Addresses() {
  const loaded = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts.addresses
  return (
    <>
      <Trouble said={acted?.said} />
      {loaded.rows.length > 0 && (
        <Card title={own.title} id="book">
          <ul className="account-rows">
            {loaded.rows.map((row) => (
              <li key={row.key}>
                <div className="row-words">
                  <strong>{row.name}</strong>
                  <span dir="auto">{row.line}</span>
                  {row.first && <span>{own.first}</span>}
                </div>
                <div className="actions">
                  <Link className="button outline" to={`?edit=${row.key}`} aria-label={own.editOf(row.name)}>
                    {own.edit}
                  </Link>
                  <Form method="post" action="/account/addresses">
                    <input type="hidden" name="key" value={row.key} />
                    <button
                      type="submit"
                      name="intent"
                      value="remove"
                      className="text-button"
                      aria-label={own.removeOf(row.name)}
                    >
                      {own.remove}
                    </button>
                  </Form>
                </div>
              </li>
            ))}
          </ul>
          {!loaded.open && (
            <Link className="button action" to="?add">
              {own.add}
            </Link>
          )}
        </Card>
      )}
      {(loaded.open || acted) && (
        <Card title={(acted?.key ?? loaded.key) ? own.edit : own.add} id="form">
          {loaded.rows.length === 0 && <p className="muted">{own.noneText}</p>}
          <AddressForm
            key={acted?.address.country ?? `${loaded.key} ${loaded.address.country}`}
            address={acted?.address ?? loaded.address}
            addressKey={acted?.key ?? loaded.key}
            first={loaded.first}
            countries={loaded.countries}
            problems={acted?.problems ?? {}}
          />
        </Card>
      )}
    </>
  )
}
