import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { statusOf, troubleOf, typed } from '../account/account-form.ts'
import { orderRow } from '../account/account-view.ts'
import { Card, Send, Trouble } from '../account/form-parts.tsx'
import { NoOrders, OrderList } from '../account/order-list.tsx'
import { askerOf, requirePerson } from '../account/person.server.ts'
import { cartIdOf } from '../cart/change-cart.server.ts'
import { openShop } from '../open-shop.ts'
import { readForm } from '../read-form.ts'
import { newCartSession } from '../session.server.ts'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

const perPage = 20

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { customer } = await requirePerson(context, request)
  const { searchParams } = new URL(request.url)
  const [createdAt, id] = [searchParams.get('before'), searchParams.get('id')]
  const seen = createdAt && id ? { before: { createdAt, id } } : {}
  const orders = await context.shop.commerce.accounts.orders(customer._id, { limit: perPage + 1, ...seen })
  const shown = orders.slice(0, perPage)
  const last = orders.length > perPage ? shown.at(-1) : undefined
  return {
    rows: shown.map((order) => orderRow(order, catalog, language)),
    unproven: customer.unproven === true,
    older: last ? `?${new URLSearchParams({ before: last.createdAt, id: last._id })}` : null,
  }
}

/** Orders again, into a new basket. What is no longer for sale is said; else the basket itself is shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { shop } = context
  const { customer } = await requirePerson(context, request)
  const form = await readForm(request)
  if (form.get('intent') === 'earlier') {
    const asked = await shop.commerce.accounts.askForOrders(customer, askerOf(context, request))
    if (asked.ok) throw redirect(`/account/confirm?id=${asked.value.verification.split('.')[1]}`, 303)
    const trouble = troubleOf(wordsFor(language), asked.refusal)
    return data({ said: trouble.said, missing: [] }, { status: statusOf(asked.refusal) })
  }
  const session = newCartSession()
  const done = await shop.commerce.accounts.reorder(customer._id, typed(form, 'order', 40), cartIdOf(session))
  if (!done.ok) {
    const trouble = troubleOf(wordsFor(language), done.refusal)
    return data({ said: trouble.said, missing: [] }, { status: statusOf(done.refusal) })
  }
  const headers = { 'Set-Cookie': await shop.sessions.keepCart(session) }
  if (done.value.missing.length === 0) throw redirect('/cart', { status: 303, headers })
  return data({ said: undefined, missing: done.value.missing.map(({ title }) => title) }, { headers })
}

export default function Orders() {
  const { rows, older, unproven } = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.accounts.orders
  return (
    <Card title={own.title} id="orders">
      <Trouble said={acted?.said} />
      {acted && acted.missing.length > 0 && (
        <div className="notice stacked" role="status">
          <p>
            {own.filled} {own.missing}
          </p>
          <ul>
            {acted.missing.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
          <Link className="button action" to="/cart">
            {own.basket}
          </Link>
        </div>
      )}
      {unproven && (
        <Form method="post" className="notice stacked">
          <p>{own.earlier}</p>
          <Send look="outline" intent="earlier">
            {own.earlierGo}
          </Send>
        </Form>
      )}
      {rows.length > 0 ? <OrderList rows={rows} /> : <NoOrders />}
      {older && (
        <Link className="text-link" to={older}>
          {own.older}
        </Link>
      )}
    </Card>
  )
}
