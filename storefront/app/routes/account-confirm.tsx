import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { readContact, statusOf, troubleOf, typed, typedPassword } from '../account/account-form.ts'
import { NarrowPage, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf, personOf } from '../account/person.server.ts'
import { signUpCookie } from '../account/sign-up-cookie.server.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import type { Shop } from '../shop.ts'
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
    // Neither opened here nor signed in: only the password shows whose account it is
    stranger: Object.keys(await proofOf(context.shop, request)).length === 0,
  }
}

/** What this browser shows of whose account it is. */
async function proofOf(shop: Shop, request: Request) {
  const [registered, person] = await Promise.all([signUpCookie(shop).read(request), personOf(shop, request)])
  return { ...(registered && { registered }), ...(person && { signedIn: person.customer._id }) }
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
  const password = typedPassword(form, 'password')
  const proof = { ...(await proofOf(context.shop, request)), ...(password && { password }) }
  const done = await accounts.confirm({ ...answer, ...proof }, asker)
  if (!done.ok) return data(troubleOf(words, done.refusal), { status: statusOf(done.refusal) })
  if (await personOf(context.shop, request)) throw redirect('/account/profile?saved=1', 303)
  throw redirect(`/sign-in?news=confirmed&claimed=${done.value.claimed}`, 303)
}

export default function Confirm() {
  const { id, token, stranger } = useLoaded<typeof loader>()
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
        {stranger && <Field label={own.password} name="password" type="password" autoComplete="current-password" />}
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
