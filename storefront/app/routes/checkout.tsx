import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useNavigation, useSubmit } from '@remix-run/react'
import { AddressBook } from '../account/address-book.tsx'
import { checkoutStart } from '../account/checkout-start.server.ts'
import { note } from '../behaviour/note.server.ts'
import { setInCart } from '../cart/change-cart.server.ts'
import { putCode, takeCodeOut } from '../cart/change-codes.server.ts'
import type { RefusedCode } from '../cart/promotion-words.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { countriesOf } from '../catalog/place.ts'
import {
  becameOrder,
  type CheckoutView,
  checkoutView,
  placeCheckout,
  problemsOf,
  wasPlaced,
} from '../checkout/checkout.server.ts'
import { type CheckoutInput, type CheckoutProblems, readCheckout } from '../checkout/checkout-form.ts'
import { refusedCheckout } from '../checkout/refused-checkout.ts'
import { useLine } from '../line/line-notice.tsx'
import { openShop } from '../open-shop.ts'
import { mayOpen, orderUlid } from '../order/order-access.server.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { CheckoutPage } from '../ui/checkout-page.tsx'
import { EmptyBasket } from '../ui/empty-basket.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { wordsFor } from '../words/words.ts'

const start = {
  method: 'delivery',
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  substitution: 'ask',
  email: '',
  phone: '',
  provider: 'stripe',
  location: '',
} as const

/** City and region of the shop's first place at home: where most who come to the checkout live. */
function hereIn({ locations, settings }: Catalog) {
  const home = locations.find(({ address }) => address?.country === settings.country)
  const { region = '', city = '' } = home?.address ?? {}
  return { region, city }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const session = await context.shop.sessions.cart(request)
  const { country } = catalog.settings
  const { typed, book } = await checkoutStart(context.shop, request, { countries: countriesOf(catalog), language })
  const postalCode = (await context.shop.sessions.postalCode(request)) ?? ''
  const here = { country, ...hereIn(catalog), postalCode }
  const input = { ...start, ...here, ...typed }
  const view = await checkoutView(context.shop, catalog, language, session, input)
  if (view.basket.lines.length > 0) await note(context, request, { kind: 'checkout' })
  return {
    title: wordsFor(language).checkout.title,
    order: session?.order ?? '',
    book,
    input: { ...input, provider: view.methods[0] ?? input.provider },
    view,
  }
}

/** The page again with what was typed: what is wrong with it, or what changed meanwhile. */
interface CheckoutAnswer {
  readonly input: CheckoutInput
  readonly view: CheckoutView
  readonly problems: CheckoutProblems
  readonly said?: string
  readonly code?: RefusedCode
  readonly moved?: { readonly from: number; readonly to: number }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { shop } = context
  const form = await readForm(request)
  const input = readCheckout(form, catalog.settings.country)
  const session = await shop.sessions.cart(request)
  const ordered = String(form.get('order') ?? '')
  const before = orderUlid(ordered)
  const former = before && before !== session?.order ? await becameOrder(shop, before) : undefined
  if (former && (await mayOpen(shop, request, former))) throw redirect(`/orders/order.${former}`, 303)
  if (!session) throw redirect('/cart', 303)
  const line = /^(\d{1,2}) (\S{1,80})$/.exec(String(form.get('line') ?? ''))
  if (line) await setInCart(shop, request, line[2] ?? '', Number(line[1]))
  const uncode = String(form.get('uncode') ?? '')
  if (uncode) await takeCodeOut(shop, session, uncode)
  const code = String(form.get('code') ?? '').trim()
  const refused = uncode ? undefined : await putCode(shop, session, code)
  const view = await checkoutView(shop, catalog, language, session, input)
  const answer = (problems: CheckoutProblems, said?: string): CheckoutAnswer => ({
    input,
    view,
    problems,
    ...(said ? { said } : {}),
    ...(refused ? { code: refused } : {}),
  })
  // A code that was typed but not sent by its own button is looked at first: nobody pays more than they meant to
  if (refused) return data(answer({}), { status: 422 })
  if (form.get('intent') !== 'pay') return data(answer({}))
  const words = wordsFor(language)
  const problems = problemsOf(input, catalog, shop)
  if (Object.keys(problems).length > 0)
    return data(answer(problems, words.checkout.wrong(Object.keys(problems).length)), { status: 422 })
  const shown = Number(form.get('shown'))
  const moved = shown !== view.basket.totals.total
  if (moved && !(await wasPlaced(shop, catalog, request, session, input, { language, shown })))
    return data<CheckoutAnswer>(
      { ...answer({}), moved: { from: shown, to: view.basket.totals.total } },
      { status: 422 },
    )
  const placed = await placeCheckout(shop, catalog, request, session, input, { language, shown })
  if (!placed.ok) {
    const fresh = await checkoutView(shop, catalog, language, session, input)
    const moved = placed.refusal.code === 'total_changed' && { moved: { from: shown, to: fresh.basket.totals.total } }
    const said = moved ? undefined : refusedCheckout(words, placed.refusal)
    return data<CheckoutAnswer>({ ...answer({}, said), ...moved, view: fresh }, { status: 422 })
  }
  await note(context, request, { kind: 'pay' })
  const headers = new Headers(placed.cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]))
  throw redirect(placed.to, { status: 303, headers })
}

export default function Checkout() {
  const loaded = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const submit = useSubmit()
  const navigation = useNavigation()
  const line = useLine()
  const basket = acted?.view.basket ?? loaded.view.basket
  if (basket.lines.length === 0 && navigation.state === 'idle') return <EmptyBasket />
  return (
    <>
      <AddressBook book={loaded.book} />
      <CheckoutPage
        order={loaded.order}
        country={(acted?.input ?? loaded.input).country}
        input={acted?.input ?? loaded.input}
        view={acted?.view ?? loaded.view}
        problems={acted?.problems ?? {}}
        said={acted?.said}
        moved={acted?.moved}
        code={acted?.code}
        requote={(form) =>
          submit(form, { method: 'post', action: '/checkout', preventScrollReset: true, replace: true })
        }
        paying={line === 'well' && navigation.state !== 'idle' && navigation.formData?.get('intent') === 'pay'}
      />
    </>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page?.title)
