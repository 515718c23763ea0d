import type { Customer } from '@souk/customers'
import { customerQuery } from '@souk/customers/queries'
import { EmptyState, StateBadge } from '@souk/ui'
import { UnknownIcon } from '@sanity/icons/Unknown'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Drawer, Fact, Facts } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { CustomerActs } from './customer-acts.tsx'
import { AddressList, ConsentList } from './customer-lists.tsx'
import { type CustomerOrder, CustomerOrders } from './customer-orders.tsx'
import { CustomerTickets } from './customer-tickets.tsx'
import { customerStates, languages } from './customer-words.ts'

type Known = Customer & { readonly orders: readonly CustomerOrder[] }

/** A contact with whether it was confirmed. */
function Contact({ value, confirmedAt }: { readonly value: string | undefined; readonly confirmedAt?: string | null }) {
  if (!value) return <span className="muted">None given</span>
  return (
    <>
      {value}{' '}
      <span className="tone" data-tone={confirmedAt ? 'positive' : 'caution'}>
        {confirmedAt ? 'confirmed' : 'not confirmed'}
      </span>
    </>
  )
}

/** Everything that we keep of one customer. Personal values are changed by the customers themselves. */
export function CustomerDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const query = useLiveQuery<Known | null>({
    name: 'customer',
    groq: customerQuery,
    params: { id },
    types: ['customer', 'order'],
  })
  const customer = query.data
  if (query.isError && !customer)
    return (
      <Drawer title="Customer" onClose={onClose}>
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      </Drawer>
    )
  if (customer === undefined)
    return (
      <Drawer title="Customer" onClose={onClose}>
        <LoadingRows count={8} />
      </Drawer>
    )
  if (customer === null)
    return (
      <Drawer title="Customer" onClose={onClose}>
        <EmptyState icon={UnknownIcon} title="There is no such customer" text="The address may be cut short." />
      </Drawer>
    )
  return (
    <Drawer
      title={customer.name || 'Erased customer'}
      about={<StateBadge {...customerStates[customer.state]} />}
      onClose={onClose}
    >
      {customer.state === 'erased' ? (
        <p className="note-box">
          Their personal data is gone since {whenever(customer.erasedAt ?? customer.createdAt, timeZone, now)}. Orders
          and sums stay.
        </p>
      ) : (
        <Facts>
          <Fact label="E-mail">
            <Contact value={customer.email} confirmedAt={customer.emailConfirmedAt ?? null} />
          </Fact>
          <Fact label="Phone">
            <Contact value={customer.phone} confirmedAt={customer.phoneConfirmedAt ?? null} />
          </Fact>
          <Fact label="Language">{languages[customer.language] ?? customer.language}</Fact>
          <Fact label="Since">{whenever(customer.createdAt, timeZone, now)}</Fact>
        </Facts>
      )}
      <CustomerOrders orders={customer.orders} zone={timeZone} now={now} />
      <CustomerTickets customer={id} zone={timeZone} now={now} />
      {customer.state === 'erased' ? null : (
        <>
          <AddressList addresses={customer.addresses ?? []} preferred={customer.defaultAddress} />
          <ConsentList consents={customer.consents ?? []} zone={timeZone} now={now} />
          <CustomerActs customer={customer} />
        </>
      )}
    </Drawer>
  )
}
