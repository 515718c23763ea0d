import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react'
import { OfferAccount } from '../account/offer-account.tsx'
import { personOf } from '../account/person.server.ts'
import { noteOrder } from '../behaviour/note.server.ts'
import { shopper } from '../cart/change-cart.server.ts'
import { openShop } from '../open-shop.ts'
import { allowOrder, askProvider } from '../order/order-access.server.ts'
import { payAgain, payWays } from '../order/pay-again.server.ts'
import { answerMissing } from '../order/answer-missing.server.ts'
import { askReturn, callOffReturn } from '../order/ask-return.server.ts'
import { missingView } from '../order/missing-view.ts'
import { orderView } from '../order/order-view.ts'
import { returnsView } from '../order/returns-view.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { ErrorPage } from '../ui/error-page.tsx'
import { MissingCard } from '../ui/missing-card.tsx'
import { OrderPage } from '../ui/order-page.tsx'
import { OrderReturns } from '../ui/order-returns.tsx'
import { StatePanel } from '../ui/state-panel.tsx'
import { useActedLive, useLoaded } from '../ui/use-carried.ts'
import { useLive } from '../ui/use-live.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { shop } = context
  const ulid = await allowOrder(shop, request, params.id)
  const url = new URL(request.url)
  if (url.searchParams.has('paid')) {
    await askProvider(shop, ulid)
    throw redirect(`/orders/order.${ulid}`, 303)
  }
  const file = await shop.orders.read(ulid)
  if (!file) throw data({ reason: 'key' }, { status: 404 })
  await noteOrder(context, request, file.order)
  const guest = file.order.customer === undefined && (await personOf(shop, request)) === undefined
  const title = wordsFor(language).order.number(file.order.number)
  const unreachable = url.searchParams.has('unreachable')
  const order = orderView(file, catalog, language)
  const readAt = shop.clock()
  const returns = returnsView(file, catalog, language, readAt, shop.commerce.accessToken)
  const missing = missingView(file, catalog, language)
  return { title, order, missing, returns, readAt, ways: await payWays(shop), guest, unreachable }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { shop } = context
  const ulid = await allowOrder(shop, request, params.id)
  const form = await readForm(request)
  if (form.get('intent') === 'pay') {
    const again = await payAgain(shop, ulid, String(form.get('provider') ?? ''), wordsFor(language))
    if ('to' in again) throw redirect(again.to, 303)
    return data({ said: again.said }, { status: 422 })
  }
  const own = wordsFor(language).returns
  if (form.get('intent') === 'return' || form.get('intent') === 'call-off') {
    const refused =
      form.get('intent') === 'return'
        ? await askReturn(shop, ulid, form, own)
        : await callOffReturn(shop, ulid, String(form.get('return') ?? ''), own)
    if (refused) return data({ notReturned: refused }, { status: 422 })
    throw redirect(`/orders/order.${ulid}#returns`, 303)
  }
  if (form.get('intent') === 'substitute') {
    const refused = await answerMissing(shop, ulid, form, wordsFor(language).missing)
    if (refused) return data({ notAnswered: refused }, { status: 422 })
    throw redirect(`/orders/order.${ulid}`, 303)
  }
  if (form.get('intent') !== 'cancel') throw data(null, { status: 400 })
  const cancel = { orderId: `order.${ulid}`, reason: 'shopper' }
  const done = await shop.commerce.dispatch('cancelOrder', cancel, { actor: shopper })
  if (!done.ok) return data({ refused: wordsFor(language).order.tooLate }, { status: 422 })
  throw redirect(`/orders/order.${ulid}`, 303)
}

export default function Order() {
  const { order, missing, returns, readAt, ways, guest, unreachable } = useLoaded<typeof loader>()
  const { words } = useShop()
  const acted = useActedLive<typeof action>()
  const live = useLive(`/orders/${order.id}/events`, readAt)
  return (
    <>
      <OrderPage
        order={order}
        live={live}
        refused={acted && 'refused' in acted ? acted.refused : undefined}
        ways={ways}
        missing={
          <MissingCard view={missing} refused={acted && 'notAnswered' in acted ? acted.notAnswered : undefined} />
        }
        returns={
          <OrderReturns view={returns} refused={acted && 'notReturned' in acted ? acted.notReturned : undefined} />
        }
        said={acted && 'said' in acted ? acted.said : unreachable ? words.payment.unreachable : undefined}
      />
      {guest && <OfferAccount order={order.id} />}
    </>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.title),
  { name: 'robots', content: 'noindex' },
]

export function ErrorBoundary() {
  const error = useRouteError()
  const { words } = useShop()
  const stranger = isRouteErrorResponse(error) && error.status === 404
  if (!stranger) return <ErrorPage error={error} />
  return (
    <div className="container page">
      <StatePanel title={words.order.key.title} text={words.order.key.text}>
        <Link className="button action" to="/">
          {words.error.home}
        </Link>
      </StatePanel>
    </div>
  )
}
