import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { basketOf } from '../cart/basket.ts'
import { parseCartForm } from '../cart/cart-form.ts'
import { addToCart, cartIdOf, setInCart } from '../cart/change-cart.server.ts'
import { refusedWords } from '../cart/refused-words.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { BasketLines } from '../ui/basket-lines.tsx'
import { BasketTotals } from '../ui/basket-totals.tsx'
import { EmptyBasket } from '../ui/empty-basket.tsx'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

/** What a form that stays on its page hears. */
export type CartAnswer = { readonly ok: true } | { readonly ok: false; readonly problem: string }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const session = await context.shop.sessions.cart(request)
  const quote = session ? await context.shop.commerce.quoteCart(cartIdOf(session)) : undefined
  return { title: wordsFor(language).cart.title, basket: basketOf(catalog, quote, language) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { catalog, language } = openShop(context)
  const form = parseCartForm(await request.formData())
  if (!form) throw data(null, { status: 400 })
  const { shop } = context
  const change =
    form.intent === 'add'
      ? await addToCart(shop, catalog, request, { ...form, language })
      : await setInCart(shop, request, form.sku, form.quantity)
  const headers: Record<string, string> = change.cookie ? { 'Set-Cookie': change.cookie } : {}
  const problem = change.result.ok ? undefined : refusedWords(wordsFor(language), change.result.refusal)
  const answer: CartAnswer = problem === undefined ? { ok: true } : { ok: false, problem }
  if (form.stay) return data(answer, { headers, status: answer.ok ? 200 : 422 })
  throw redirect('/cart', { status: 303, headers })
}

export default function Cart() {
  const { basket } = useLoaded<typeof loader>()
  const { words, price } = useShop()
  if (basket.lines.length === 0) return <EmptyBasket />
  return (
    <div className="container page narrow">
      <h1 className="page-title">{words.cart.title}</h1>
      <section className="panel basket">
        <BasketLines basket={basket} />
        <BasketTotals basket={basket} placed={false} />
        <Link className="button action wide" to="/checkout">
          {words.cart.checkout(price(basket.totals.subtotal - basket.totals.discount))}
        </Link>
      </section>
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page?.title)
