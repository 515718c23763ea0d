import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { type FormTrouble, statusOf, troubleOf, typed } from '../account/account-form.ts'
import { Card, Done, SelectField, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf, requirePerson } from '../account/person.server.ts'
import { nameOfLanguage } from '../languages.ts'
import { openShop } from '../open-shop.ts'
import { readForm } from '../read-form.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog } = openShop(context)
  const { customer } = await requirePerson(context, request)
  return {
    name: customer.name,
    language: customer.language,
    languages: catalog.settings.languages.map((value) => ({ value, title: nameOfLanguage(value) })),
    email: { value: customer.email ?? null, confirmed: customer.emailConfirmedAt !== undefined },
    phone: { value: customer.phone ?? null, confirmed: customer.phoneConfirmedAt !== undefined },
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { accounts } = context.shop.commerce
  const words = wordsFor(language)
  const { customer } = await requirePerson(context, request)
  const form = await readForm(request)
  const intent = String(form.get('intent'))
  if (intent === 'email' || intent === 'phone') {
    const value = typed(form, intent)
    const asked = await accounts.changeContact(
      customer._id,
      intent === 'email' ? { email: value } : { phone: value },
      askerOf(context, request),
    )
    if (asked.ok) throw redirect(`/account/confirm?id=${asked.value.verification.split('.')[1]}`, 303)
    return data(troubleOf(words, asked.refusal), { status: statusOf(asked.refusal) })
  }
  const name = typed(form, 'name', 120)
  if (name === '') return data<FormTrouble>({ problems: { name: words.accounts.wrong.name } }, { status: 422 })
  const wanted = typed(form, 'language', 35)
  const spoken = catalog.settings.languages.includes(wanted) ? { language: wanted } : {}
  const done = await accounts.changeProfile(customer._id, { name, ...spoken })
  if (!done.ok) return data(troubleOf(words, done.refusal), { status: statusOf(done.refusal) })
  throw redirect('/account/profile?saved=1', 303)
}

export default function Profile() {
  const loaded = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts.profile
  return (
    <>
      <Trouble said={acted?.said} />
      {loaded.saved && !acted && <Done>{own.saved}</Done>}
      <Card title={own.title} id="profile">
        <Form method="post" noValidate>
          <Field
            label={own.name}
            name="name"
            autoComplete="name"
            defaultValue={loaded.name}
            problem={acted?.problems['name']}
            required
          />
          <SelectField label={own.language} name="language" defaultValue={loaded.language} options={loaded.languages} />
          <Send intent="profile">{own.save}</Send>
        </Form>
      </Card>
      <Card title={own.contacts} id="contacts">
        <p className="muted">{own.changeText}</p>
        <ContactForm
          kind="email"
          label={own.email}
          fresh={own.newEmail}
          held={loaded.email}
          problem={acted?.problems['email']}
        />
        <ContactForm
          kind="phone"
          label={own.phone}
          fresh={own.newPhone}
          held={loaded.phone}
          problem={acted?.problems['phone']}
        />
      </Card>
    </>
  )
}

function ContactForm({
  kind,
  label,
  fresh,
  held,
  problem,
}: {
  readonly kind: 'email' | 'phone'
  readonly label: string
  readonly fresh: string
  readonly held: { readonly value: string | null; readonly confirmed: boolean }
  readonly problem: string | undefined
}) {
  const own = useShop().words.accounts.profile
  return (
    <Form method="post" noValidate>
      <p>
        <strong>{label}</strong>
        <br />
        {held.value ? (
          <>
            <bdi dir="ltr">{held.value}</bdi>, {held.confirmed ? own.confirmed : own.unconfirmed}
          </>
        ) : (
          own.none
        )}
      </p>
      <Field
        label={fresh}
        name={kind}
        type={kind === 'email' ? 'email' : 'tel'}
        autoComplete={kind === 'email' ? 'email' : 'tel'}
        problem={problem}
      />
      <Send look="outline" intent={kind} label={`${own.change}: ${label}`}>
        {own.change}
      </Send>
    </Form>
  )
}
