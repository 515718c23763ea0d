import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { readContact, statusOf, troubleOf, typed, typedPassword } from '../account/account-form.ts'
import { Done, NarrowPage, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf, personOf, safeNext } from '../account/person.server.ts'
import { sidCookie } from '../account/sid-cookie.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

const news = ['confirmed', 'reset', 'signedOut', 'gone'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = openShop(context)
  const { searchParams } = new URL(request.url)
  const next = safeNext(searchParams.get('next'))
  if (await personOf(context.shop, request)) throw redirect(next, 303)
  const told = searchParams.get('news')
  return {
    title: wordsFor(language).accounts.signIn.title,
    next,
    news: news.find((each) => each === told) ?? null,
    claimed: Math.min(99, Number(searchParams.get('claimed')) || 0),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { shop } = context
  const form = await readForm(request)
  const contact = typed(form, 'contact')
  const cookie = sidCookie(shop.publicOrigin)
  const replaces = cookie.read(request)
  const done = await shop.commerce.accounts.signIn(
    { ...readContact(contact), password: typedPassword(form, 'password'), ...(replaces ? { replaces } : {}) },
    askerOf(context, request),
  )
  if (done.ok) {
    const headers = { 'Set-Cookie': cookie.keep(done.value.token) }
    throw redirect(safeNext(typed(form, 'next', 300)), { status: 303, headers })
  }
  const unconfirmed = done.refusal.code === 'account_unconfirmed'
  const trouble = troubleOf(wordsFor(language), done.refusal, { email: 'contact', phone: 'contact' })
  return data({ ...trouble, contact, unconfirmed }, { status: statusOf(done.refusal) })
}

export default function SignIn() {
  const loaded = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts
  const told = {
    confirmed: own.confirm.done,
    reset: own.reset.done,
    signedOut: own.security.signedOut,
    gone: own.privacy.gone,
  }
  return (
    <NarrowPage title={own.signIn.title} lead={own.signIn.lead}>
      {loaded.news && (
        <Done>
          {told[loaded.news]} {loaded.claimed > 0 && own.confirm.claimed(loaded.claimed)}
        </Done>
      )}
      <Trouble said={acted?.said} />
      {acted?.unconfirmed && (
        <Form method="post" action="/account/confirm">
          <input type="hidden" name="contact" value={acted.contact} />
          <Send look="outline" intent="resend">
            {own.confirm.again}
          </Send>
        </Form>
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="next" value={loaded.next} />
        <Field
          label={own.signIn.contact}
          name="contact"
          autoComplete="username"
          inputMode="email"
          defaultValue={acted?.contact}
          problem={acted?.problems['contact']}
          required
        />
        <Field label={own.signIn.password} name="password" type="password" autoComplete="current-password" required />
        <Send>{own.signIn.go}</Send>
      </Form>
      <p>
        <Link className="text-link" to="/account/reset">
          {own.signIn.forgot}
        </Link>
      </p>
      <p>
        {own.signIn.none}{' '}
        <Link className="text-link" to="/sign-up">
          {own.signIn.make}
        </Link>
      </p>
    </NarrowPage>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.title),
  { name: 'robots', content: 'noindex' },
]
