import type Stripe from 'stripe'
import { html, page } from '../../http/html.ts'
import type { Answer } from '../../http/serve.ts'
import { money } from '../money.ts'
import { banner } from './pay.ts'

/** The bank's own step: it completes or fails at the press of a button. `formTo` is where success leads. */
export function threeDSecurePage(intent: Stripe.PaymentIntent, formTo: readonly string[]): Answer {
  const body = html`${banner}
<main class="middle">
  <h1>Your bank asks: is this you?</h1>
  <p class="soft">3-D Secure for a payment of ${money(intent.amount, intent.currency)} to Souk.</p>
  <form method="post" action="/3ds/${intent.id}">
    <button class="wide" name="answer" value="complete">Complete authentication</button>
    <button class="wide quiet" name="answer" value="fail">Fail authentication</button>
  </form>
</main>`
  return page('3-D Secure', body, { formTo })
}
