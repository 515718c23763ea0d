import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { statusOf, troubleOf, typed, typedPassword } from '../account/account-form.ts'
import { Card, Done, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf, requirePerson } from '../account/person.server.ts'
import { signedOut } from '../account/signed-out.server.ts'
import { sidCookie } from '../account/sid-cookie.ts'
import { localeOf } from '../languages.ts'
import { openShop } from '../open-shop.ts'
import { readForm } from '../read-form.ts'
import { clockTime, dayWords } from '../time.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const person = await requirePerson(context, request)
  const devices = await context.shop.commerce.accounts.devices(person)
  const locale = localeOf(catalog.settings, language)
  const { timeZone } = catalog.settings
  return {
    login: person.customer.email ?? person.customer.phone ?? '',
    changed: new URL(request.url).searchParams.has('changed'),
    devices: devices.map(({ id, device, lastSeenAt, current }) => ({
      id,
      device,
      current,
      seen: `${dayWords(lastSeenAt, timeZone, locale)}, ${clockTime(lastSeenAt, timeZone, locale)}`,
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { accounts } = context.shop.commerce
  const person = await requirePerson(context, request)
  const form = await readForm(request)
  const cookie = sidCookie(context.shop.publicOrigin)
  const forgotten = await signedOut(context.shop)
  const out = () => redirect('/sign-in?news=signedOut', { status: 303, headers: forgotten })
  const intent = String(form.get('intent'))
  if (intent === 'everywhere') {
    await accounts.signOutEverywhere(person.customer._id)
    throw out()
  }
  if (intent === 'sign-out') {
    const session = typed(form, 'session', 100) || person.session
    await accounts.signOut({ customer: person.customer, session })
    throw session === person.session ? out() : redirect('/account/security', 303)
  }
  const { email, phone, _id } = person.customer
  const password = typedPassword(form, 'password')
  const changed = await accounts.changePassword(_id, { current: typedPassword(form, 'current'), password })
  const refused = (refusal: Parameters<typeof troubleOf>[1]) =>
    data(troubleOf(wordsFor(language), refusal), { status: statusOf(refusal) })
  if (!changed.ok) return refused(changed.refusal)
  const contact = email === undefined ? { phone: phone ?? '' } : { email }
  const again = await accounts.signIn({ ...contact, password }, askerOf(context, request))
  if (!again.ok) throw out()
  const headers = { 'Set-Cookie': cookie.keep(again.value.token) }
  throw redirect('/account/security?changed=1', { status: 303, headers })
}

export default function Security() {
  const { devices, changed, login } = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts.security
  return (
    <>
      <Trouble said={acted?.said} />
      {changed && !acted && <Done>{own.changed}</Done>}
      <Card title={own.password} id="password">
        <Form method="post" noValidate>
          {/* Password keepers want to know whose password it is */}
          <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
          <Field label={own.current} name="current" type="password" autoComplete="current-password" required />
          <Field
            label={own.fresh}
            name="password"
            type="password"
            autoComplete="new-password"
            problem={acted?.problems['password']}
            required
          />
          <Send intent="password">{own.change}</Send>
        </Form>
      </Card>
      <Card title={own.devices} id="devices">
        <ul className="account-rows">
          {devices.map((each) => (
            <li key={each.id}>
              <div className="row-words">
                <strong>
                  <bdi>{each.device || own.unknown}</bdi>
                </strong>
                <span>{each.current ? own.here : own.seen(each.seen)}</span>
              </div>
              <Form method="post">
                <input type="hidden" name="session" value={each.id} />
                <Send
                  look="outline"
                  intent="sign-out"
                  label={each.current ? own.outHere : own.outOf(each.device || own.unknown)}
                >
                  {own.out}
                </Send>
              </Form>
            </li>
          ))}
        </ul>
        <Form method="post">
          <Send look="outline" intent="everywhere">
            {own.everywhere}
          </Send>
        </Form>
      </Card>
    </>
  )
}
