import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { readContact, statusOf, troubleOf, typed, typedPassword } from '../account/account-form.ts'
import { CheckField, NarrowPage, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf, personOf } from '../account/person.server.ts'
import { signUpCookie } from '../account/sign-up-cookie.server.ts'
import { openShop } from '../open-shop.ts'
import { orderUlid } from '../order/order-access.server.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = openShop(context)
  const { shop } = context
  if (await personOf(shop, request)) throw redirect('/account', 303)
  const ulid = orderUlid(new URL(request.url).searchParams.get('order') ?? undefined)
  // Whoever holds the order's key has seen its contact on the order's page
  const key = ulid && (await shop.sessions.orderKey(request, ulid))
  const held = ulid && key && shop.commerce.checkAccess(`order.${ulid}`, key) ? await shop.orders.read(ulid) : undefined
  return {
    title: wordsFor(language).accounts.signUp.title,
    name: held?.order.address.name ?? '',
    contact: held?.order.contact.email ?? '',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const form = await readForm(request)
  const input = { name: typed(form, 'name'), contact: typed(form, 'contact') }
  const done = await context.shop.commerce.accounts.register(
    {
      ...readContact(input.contact),
      name: input.name,
      password: typedPassword(form, 'password'),
      language,
      consents: { marketing: form.get('marketing') === 'yes' },
    },
    askerOf(context, request),
  )
  if (done.ok) {
    const { verification } = done.value
    const headers = { 'Set-Cookie': await signUpCookie(context.shop).keep(verification) }
    throw redirect(`/account/confirm?id=${verification.split('.')[1]}`, { status: 303, headers })
  }
  const trouble = troubleOf(wordsFor(language), done.refusal, { email: 'contact', phone: 'contact' })
  return data({ ...trouble, ...input }, { status: statusOf(done.refusal) })
}

export default function SignUp() {
  const loaded = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts
  return (
    <NarrowPage title={own.signUp.title} lead={loaded.contact ? own.signUp.orderNote : own.signUp.lead}>
      <Trouble said={acted?.said} />
      <Form method="post" noValidate>
        <Field
          label={own.signUp.name}
          name="name"
          autoComplete="name"
          defaultValue={acted?.name ?? loaded.name}
          problem={acted?.problems['name']}
          required
        />
        <Field
          label={own.signUp.contact}
          name="contact"
          autoComplete="username"
          inputMode="email"
          defaultValue={acted?.contact ?? loaded.contact}
          problem={acted?.problems['contact']}
          required
        />
        <Field
          label={own.signUp.password}
          name="password"
          type="password"
          autoComplete="new-password"
          problem={acted?.problems['password']}
          required
        />
        <CheckField name="marketing" value="yes" title={own.signUp.marketing} text={own.signUp.marketingText} />
        <Send>{own.signUp.go}</Send>
      </Form>
      <p>
        {own.signUp.have}{' '}
        <Link className="text-link" to="/sign-in">
          {own.signIn.go}
        </Link>
      </p>
    </NarrowPage>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.title),
  { name: 'robots', content: 'noindex' },
]
