import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import {
  allowedForReturn,
  type Order,
  receivedUnits,
  type Return,
  returnKinds,
  returnLifecycle,
  returnReasonWords,
  type ReturnVerb,
  whyNotReturn,
} from '@souk/orders'
import { returnsOfOrderQuery } from '@souk/orders/queries'
import type { Payment, Refund } from '@souk/payments'
import { paymentsOfOrderQuery, refundsOfOrderQuery } from '@souk/payments/queries'
import { StateBadge } from '@souk/ui'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { whenever } from '../time-words.ts'
import { Act } from '../ui/act.tsx'
import { useReads } from '../use-access.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { ExchangeDialog } from './exchange-dialog.tsx'
import { orderPath } from './order-path.ts'
import { ReturnDialog } from './return-dialog.tsx'
import type { MoneyKnown } from './return-draft.ts'
import { EndDialog } from './return-end.tsx'
import { ReceiveDialog } from './return-receive.tsx'

/** Verbs that ask something first; the others run at once. */
const asks: ReadonlySet<string> = new Set<ReturnVerb>(['receive', 'reject', 'close', 'exchange'])

function useMoney(order: string): MoneyKnown | undefined {
  const enabled = useReads('payment', 'refund')
  const params = { order }
  const payments = useLiveQuery<readonly Payment[]>({
    name: 'paymentsOfOrder',
    groq: paymentsOfOrderQuery,
    params,
    types: ['payment'],
    enabled,
  }).data
  const refunds = useLiveQuery<readonly Refund[]>({
    name: 'refundsOfOrder',
    groq: refundsOfOrderQuery,
    params,
    types: ['refund'],
    enabled,
  }).data
  return payments && refunds && { payments, refunds }
}

interface ReturnRowProps {
  readonly order: Order
  readonly found: Return
  readonly money: MoneyKnown | undefined
  readonly when: string
}

/** One return: what was asked for, what came of it, and what can be done now. */
function ReturnRow({ order, found, money, when }: ReturnRowProps) {
  const [asking, setAsking] = useState<string>()
  const { data: can } = useCan({ resource: 'return', action: 'closeReturn' })
  const steps = can?.can === false ? [] : allowedForReturn(found).filter(({ allowed }) => allowed)
  const close = () => setAsking(undefined)
  return (
    <li>
      <div className="split">
        <span>
          <span className="strong">{returnKinds[found.kind].title}</span> <span className="muted">{when}</span>
        </span>
        <StateBadge {...returnLifecycle[found.state]} />
      </div>
      {found.lines.map((line) => (
        <div key={line._key}>
          {line.quantity} × {order.lines.find(({ _key }) => _key === line.line)?.title ?? line.sku}{' '}
          <span className="muted">
            {returnReasonWords(line.reason)}
            {found.kind === 'return' ? `, ${receivedUnits(line)} back` : ''}
            {line.refunded > 0 ? `, ${line.refunded} ${found.exchange ? 'exchanged' : 'refunded'}` : ''}
          </span>
        </div>
      ))}
      {found.exchange ? (
        <div>
          <Link to={orderPath(found.exchange)}>What is sent instead</Link>
        </div>
      ) : null}
      {found.rejection ? <div className="muted">“{found.rejection}”</div> : null}
      {steps.length > 0 && money ? (
        <div className="panel-acts">
          {steps.map(({ verb, command, title }) =>
            asks.has(verb) ? (
              <Button key={verb} mode="ghost" text={title} fontSize={1} padding={3} onClick={() => setAsking(verb)} />
            ) : (
              <Act key={verb} resource="return" command={command} input={{ returnId: found._id }} text={title} />
            ),
          )}
        </div>
      ) : null}
      {asking === 'exchange' ? <ExchangeDialog order={order} found={found} onClose={close} /> : null}
      {asking === 'receive' && money ? (
        <ReceiveDialog order={order} found={found} money={money} onClose={close} />
      ) : null}
      {(asking === 'reject' || asking === 'close') && money ? (
        <EndDialog order={order} found={found} money={money} verb={asking} onClose={close} />
      ) : null}
    </li>
  )
}

/** What came back of an order, or was claimed, with the way to ask for more. Left out until something was delivered. */
export function OrderReturns({ order, zone }: { readonly order: Order; readonly zone: string }) {
  const now = useMinutes()
  const [asking, setAsking] = useState(false)
  const { data: can } = useCan({ resource: 'order', action: 'openReturn' })
  const money = useMoney(order._id)
  const { data: returns } = useLiveQuery<readonly Return[]>({
    name: 'returnsOfOrder',
    groq: returnsOfOrderQuery,
    params: { order: order._id },
    types: ['return'],
  })
  if (!returns || (returns.length === 0 && order.lines.every(({ delivered }) => delivered === 0))) return null
  const locked = can?.can === false ? can.reason : whyNotReturn(order, returns)?.refusal.message
  return (
    <section className="panel" aria-labelledby="returns">
      <header>
        <h2 id="returns">Returns and claims</h2>
      </header>
      <div className="panel-body">
        <ul className="plain-list">
          {returns.map((found) => (
            <ReturnRow
              key={found._id}
              order={order}
              found={found}
              money={money}
              when={whenever(found.requestedAt, zone, now)}
            />
          ))}
        </ul>
        <div className="panel-acts">
          <Button
            mode="ghost"
            text="Return or claim"
            fontSize={1}
            padding={3}
            disabled={locked !== undefined}
            onClick={() => setAsking(true)}
          />
          {locked ? <span className="muted">{locked}</span> : null}
        </div>
        {asking ? <ReturnDialog order={order} returns={returns} onClose={() => setAsking(false)} /> : null}
      </div>
    </section>
  )
}
