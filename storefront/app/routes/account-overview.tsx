import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { addressRow, orderRow } from '../account/account-view.ts'
import { Card } from '../account/form-parts.tsx'
import { NoOrders, OrderList } from '../account/order-list.tsx'
import { requirePerson } from '../account/person.server.ts'
import { openShop } from '../open-shop.ts'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { customer } = await requirePerson(context, request)
  const orders = await context.shop.commerce.accounts.orders(customer._id, { limit: 3 })
  const first = customer.addresses.find(({ _key }) => _key === customer.defaultAddress)
  return {
    orders: orders.map((order) => orderRow(order, catalog, language)),
    address: first ? addressRow(first, customer, language) : null,
  }
}

export default function Overview() {
  const { orders, address } = useLoaded<typeof loader>()
  const own = useShop().words.accounts
  return (
    <>
      <Card title={own.orders.title} id="orders">
        {orders.length > 0 ? <OrderList rows={orders} /> : <NoOrders />}
        {orders.length > 0 && (
          <Link className="text-link" to="/account/orders">
            {own.orders.all}
          </Link>
        )}
      </Card>
      <Card title={own.addresses.title} id="addresses">
        {address ? (
          <p>
            <strong>{address.name}</strong>
            <br />
            <bdi>{address.line}</bdi>
          </p>
        ) : (
          <p className="muted">{own.addresses.noneText}</p>
        )}
        <Link className="text-link" to="/account/addresses">
          {address ? own.addresses.edit : own.addresses.add}
        </Link>
      </Card>
    </>
  )
}
