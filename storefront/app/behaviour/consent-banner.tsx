import { Form, Link, useLocation } from '@remix-run/react'
import { useShop } from '../ui/use-shop.ts'

/** Both answers, equally easy. Leads back to the page it was asked on. */
export function ConsentForm({ back }: { readonly back: string }) {
  const own = useShop().words.figures
  return (
    <Form method="post" action="/figures" className="actions consent-answers" preventScrollReset>
      <input type="hidden" name="back" value={back} />
      <button type="submit" name="answer" value="yes" className="button outline">
        {own.yes}
      </button>
      <button type="submit" name="answer" value="no" className="button outline">
        {own.no}
      </button>
    </Form>
  )
}

/** Asks once whether visits may count. Nothing is noted before the answer, and the shop works the same after a no. */
export function ConsentBanner() {
  const { root, words } = useShop()
  const { pathname, search } = useLocation()
  if (root?.figures !== 'unasked' || root.preview || pathname === '/figures') return null
  const own = words.figures
  return (
    <section className="consent" aria-labelledby="consent">
      <h2 id="consent">{own.title}</h2>
      <p>
        {own.text} <Link to="/figures">{own.more}</Link>
      </p>
      <ConsentForm back={`${pathname}${search}`} />
    </section>
  )
}
