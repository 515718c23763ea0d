import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { readContact, statusOf, troubleOf, typed } from '../account/account-form.ts'
import { NarrowPage, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf, personOf } from '../account/person.server.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

/**
 * A link only opens this page; the button answers. Programs that look through mail follow links, and must not confirm
 * anything by it.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = openShop(context)
  const { searchParams } = new URL(request.url)
  return {
    title: wordsFor(language).accounts.confirm.title,
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
  if (form.get('intent') === 'resend') {
    const asked = await accounts.resend({ ...readContact(typed(form, 'contact')), language }, asker)
    if (asked.ok) throw redirect(`/account/confirm?id=${asked.value.verification.split('.')[1]}`, 303)
    return data(troubleOf(words, asked.refusal), { status: statusOf(asked.refusal) })
  }
  const [token, code] = [typed(form, 'token'), typed(form, 'code')]
  const answer = { verification: `verification.${typed(form, 'id', 40)}`, ...(token ? { token } : { code }) }
  const done = await accounts.confirm(answer, asker)
  if (!done.ok) return data(troubleOf(words, done.refusal), { status: statusOf(done.refusal) })
  if (await personOf(context.shop, request)) throw redirect('/account/profile?saved=1', 303)
  throw redirect(`/sign-in?news=confirmed&claimed=${done.value.claimed}`, 303)
}

export default function Confirm() {
  const { id, token } = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts.confirm
  return (
    <NarrowPage title={token ? own.link : own.title} lead={token ? own.linkText : own.lead}>
      <Trouble said={acted?.said} />
      <Form method="post" noValidate>
        <input type="hidden" name="id" value={id} />
        {token ? (
          <input type="hidden" name="token" value={token} />
        ) : (
          <Field label={own.code} name="code" inputMode="numeric" autoComplete="one-time-code" dir="ltr" required />
        )}
        <Send>{token ? own.yes : own.go}</Send>
      </Form>
    </NarrowPage>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.title),
  { name: 'robots', content: 'noindex' },
  // The address holds the link's secret. Not `no-referrer`: forms would then come without their origin
  { name: 'referrer', content: 'same-origin' },
]
