import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { readContact, statusOf, troubleOf, typed, typedPassword } from '../account/account-form.ts'
import { NarrowPage, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf } from '../account/person.server.ts'
import { signedOut } from '../account/signed-out.server.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = openShop(context)
  const { searchParams } = new URL(request.url)
  return {
    title: wordsFor(language).accounts.reset.title,
    id: searchParams.get('id') ?? '',
    token: searchParams.get('token') ?? '',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { accounts } = context.shop.commerce
  const words = wordsFor(language)
  const form = await readForm(request)
  const asker = askerOf(context, request)
  if (form.get('intent') === 'ask') {
    const asked = await accounts.requestReset({ ...readContact(typed(form, 'contact')), language }, asker)
    if (asked.ok) throw redirect(`/account/reset?id=${asked.value.verification.split('.')[1]}`, 303)
    const trouble = troubleOf(words, asked.refusal, { email: 'contact', phone: 'contact' })
    return data(trouble, { status: statusOf(asked.refusal) })
  }
  const [token, code] = [typed(form, 'token'), typed(form, 'code')]
  const answer = { verification: `verification.${typed(form, 'id', 40)}`, ...(token ? { token } : { code }) }
  const done = await accounts.completeReset({ ...answer, password: typedPassword(form, 'password') }, asker)
  if (!done.ok) return data(troubleOf(words, done.refusal), { status: statusOf(done.refusal) })
  const headers = await signedOut(context.shop)
  throw redirect('/sign-in?news=reset', { status: 303, headers })
}

export default function Reset() {
  const { id, token } = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts
  return (
    <NarrowPage title={own.reset.title} lead={id ? (token ? undefined : own.confirm.lead) : own.reset.lead}>
      <Trouble said={acted?.said} />
      {id ? (
        <Form method="post" noValidate>
          <input type="hidden" name="id" value={id} />
          {token ? (
            <input type="hidden" name="token" value={token} />
          ) : (
            <Field
              label={own.confirm.code}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              dir="ltr"
              required
            />
          )}
          <Field
            label={own.reset.fresh}
            name="password"
            type="password"
            autoComplete="new-password"
            problem={acted?.problems['password']}
            required
          />
          <Send>{own.reset.go}</Send>
        </Form>
      ) : (
        <Form method="post" noValidate>
          <Field
            label={own.signIn.contact}
            name="contact"
            autoComplete="username"
            inputMode="email"
            problem={acted?.problems['contact']}
            required
          />
          <Send intent="ask">{own.reset.ask}</Send>
        </Form>
      )}
    </NarrowPage>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.title),
  { name: 'robots', content: 'noindex' },
  // The address holds the link's secret. Not `no-referrer`: forms would then come without their origin
  { name: 'referrer', content: 'same-origin' },
]
