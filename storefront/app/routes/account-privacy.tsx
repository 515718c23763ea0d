import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { statusOf, troubleOf, typedPassword } from '../account/account-form.ts'
import { Card, CheckField, Done, Send, Trouble } from '../account/form-parts.tsx'
import { requirePerson } from '../account/person.server.ts'
import { signedOut } from '../account/signed-out.server.ts'
import { openShop } from '../open-shop.ts'
import { readForm } from '../read-form.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customer } = await requirePerson(context, request)
  const granted = (kind: string) => customer.consents.some(({ _key, granted: yes }) => _key === kind && yes)
  return {
    marketing: granted('marketing'),
    analytics: granted('analytics'),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { accounts } = context.shop.commerce
  const { customer } = await requirePerson(context, request)
  const form = await readForm(request)
  if (form.get('intent') === 'erase') {
    const gone = await accounts.erase(customer._id, typedPassword(form, 'password'))
    if (!gone.ok) return data(troubleOf(wordsFor(language), gone.refusal), { status: statusOf(gone.refusal) })
    const headers = await signedOut(context.shop)
    throw redirect('/sign-in?news=gone', { status: 303, headers })
  }
  const consents = { marketing: form.get('marketing') === 'yes', analytics: form.get('analytics') === 'yes' }
  const done = await accounts.changeProfile(customer._id, { consents })
  if (!done.ok) return data(troubleOf(wordsFor(language), done.refusal), { status: statusOf(done.refusal) })
  throw redirect('/account/privacy?saved=1', 303)
}

export default function Privacy() {
  const loaded = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts
  return (
    <>
      <Trouble said={acted?.said} />
      {loaded.saved && !acted && <Done>{own.profile.saved}</Done>}
      <Card title={own.privacy.consents} id="consents">
        <Form method="post">
          <CheckField
            name="marketing"
            value="yes"
            title={own.privacy.marketing}
            text={own.privacy.marketingText}
            defaultChecked={loaded.marketing}
          />
          <CheckField
            name="analytics"
            value="yes"
            title={own.privacy.analytics}
            text={own.privacy.analyticsText}
            defaultChecked={loaded.analytics}
          />
          <Send intent="consents">{own.privacy.save}</Send>
        </Form>
      </Card>
      <Card title={own.privacy.take} id="take">
        <p className="muted">{own.privacy.takeText}</p>
        <Form method="get" action="/account/export" reloadDocument>
          <Send look="outline">{own.privacy.takeGo}</Send>
        </Form>
      </Card>
      <Card title={own.privacy.leave} id="leave">
        <p className="muted">{own.privacy.leaveText}</p>
        <Form method="post" noValidate>
          <Field
            label={own.privacy.leaveSure}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <Send look="outline" intent="erase">
            {own.privacy.leaveGo}
          </Send>
        </Form>
      </Card>
    </>
  )
}
