import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { noteAdd } from '../behaviour/note.server.ts'
import { basketOf } from '../cart/basket.ts'
import { basketPromise } from '../cart/basket-promise.ts'
import { parseCartForm, parseCodeForm } from '../cart/cart-form.ts'
import { addToCart, cartIdOf, setInCart } from '../cart/change-cart.server.ts'
import { takeCodeOut, putCode } from '../cart/change-codes.server.ts'
import type { RefusedCode } from '../cart/promotion-words.ts'
import { refusedWords } from '../cart/refused-words.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import type { Shop } from '../shop.ts'
import { BasketCodes } from '../ui/basket-codes.tsx'
import { BasketLines } from '../ui/basket-lines.tsx'
import { BasketPromiseNote } from '../ui/basket-promise.tsx'
import { BasketTotals } from '../ui/basket-totals.tsx'
import { EmptyBasket } from '../ui/empty-basket.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

/** What a form that stays on its page hears. */
export type CartAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: string; readonly code?: RefusedCode }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const session = await context.shop.sessions.cart(request)
  const postalCode = (await context.shop.sessions.postalCode(request)) ?? ''
  const { country } = catalog.settings
  const to = postalCode === '' ? undefined : { country, postalCode }
  const quote = session ? await context.shop.commerce.quoteCart(cartIdOf(session), to) : undefined
  const basket = basketOf(catalog, quote, language)
  const promise = basketPromise(catalog, quote, language, { method: 'delivery', postalCode })
  // Where a carrier computes the fee, the sum is told at the checkout, once it was asked
  const open = quote?.rate?.source === 'open'
  return { title: wordsFor(language).cart.title, basket, promise: to && promise, open }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { shop } = context
  const sent = await readForm(request)
  const code = parseCodeForm(sent)
  if (code) return changeCode(shop, request, code)
  const form = parseCartForm(sent)
  if (!form) throw data(null, { status: 400 })
  const change =
    form.intent === 'add'
      ? await addToCart(shop, catalog, request, { ...form, language })
      : await setInCart(shop, request, form.sku, form.quantity)
  if (form.intent === 'add' && change.result.ok) await noteAdd(context, request, catalog, form.sku)
  const headers: Record<string, string> = change.cookie ? { 'Set-Cookie': change.cookie } : {}
  const problem = change.result.ok ? undefined : refusedWords(wordsFor(language), change.result.refusal)
  const answer: CartAnswer = problem === undefined ? { ok: true } : { ok: false, problem }
  if (form.stay) return data(answer, { headers, status: answer.ok ? 200 : 422 })
  throw redirect('/cart', { status: 303, headers })
}

async function changeCode(shop: Shop, request: Request, form: NonNullable<ReturnType<typeof parseCodeForm>>) {
  const session = await shop.sessions.cart(request)
  if (session && 'uncode' in form) await takeCodeOut(shop, session, form.uncode)
  const refused = session && 'code' in form ? await putCode(shop, session, form.code) : undefined
  if (refused) return data<CartAnswer>({ ok: false, problem: '', code: refused }, { status: 422 })
  throw redirect('/cart', 303)
}

export default function Cart() {
  const { basket, promise, open } = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const { words, price } = useShop()
  if (basket.lines.length === 0) return <EmptyBasket />
  const placed = promise !== undefined && promise.kind !== 'outside' && !open
  return (
    <div className="container page narrow">
      <h1 className="page-title">{words.cart.title}</h1>
      <section className="panel basket">
        <BasketLines basket={basket} />
        <BasketCodes basket={basket} refused={acted?.ok === false ? acted.code : undefined} />
        <BasketTotals basket={basket} placed={placed} />
        <BasketPromiseNote promise={promise} />
        <Link className="button action wide" to="/checkout">
          {words.cart.checkout(price(placed ? basket.totals.total : basket.totals.subtotal - basket.totals.discount))}
        </Link>
      </section>
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page?.title)
