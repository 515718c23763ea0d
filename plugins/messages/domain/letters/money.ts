import type { CanceledFacts, PaymentFailedFacts, RefundFacts } from '../facts.ts'
import { action, type Letter, note, text } from '../letter.ts'
import { moneyWords } from '../words/money.ts'
import { orderWords } from '../words/orders.ts'
import { letterTo, telling } from './telling.ts'

/** A payment was declined or did not arrive. */
export function paymentFailed(facts: PaymentFailedFacts): Letter {
  const tell = telling(facts)
  const words = moneyWords[tell.language]
  const number = tell.value(facts.number)
  return letterTo(facts.shop, tell, {
    subject: words.failed(tell.shop, number),
    title: words.failedTitle,
    parts: [
      text(words.failedText(number, tell.money(facts.total, facts.currency))),
      ...(facts.until ? [note(words.heldUntil(tell.time(facts.until)))] : []),
      action(words.tryAgain, facts.link),
    ],
  })
}

/** Staff send the way to pay. */
export function paymentLink(facts: PaymentFailedFacts): Letter {
  const tell = telling(facts)
  const words = moneyWords[tell.language]
  const number = tell.value(facts.number)
  return letterTo(facts.shop, tell, {
    subject: words.link(tell.shop, number),
    title: words.linkTitle,
    parts: [
      text(words.linkText(number, tell.money(facts.total, facts.currency))),
      ...(facts.until ? [note(words.heldUntil(tell.time(facts.until)))] : []),
      action(words.payNow, facts.link),
    ],
  })
}

/** Money has left us. */
export function refunded(facts: RefundFacts): Letter {
  const tell = telling(facts)
  const words = moneyWords[tell.language]
  const amount = tell.money(facts.amount, facts.currency)
  return letterTo(facts.shop, tell, {
    subject: words.refunded(tell.shop, amount),
    title: words.refundedTitle(amount),
    parts: [
      text(words.refundedText(tell.value(facts.number))),
      ...(facts.slow ? [note(words.refundedSlow)] : []),
      action(orderWords[tell.language].see, facts.link),
    ],
  })
}

/** An order was called off, by them or by us. */
export function orderCanceled(facts: CanceledFacts): Letter {
  const tell = telling(facts)
  const words = orderWords[tell.language]
  const number = tell.value(facts.number)
  return letterTo(facts.shop, tell, {
    subject: words.canceled(tell.shop, number),
    title: words.canceledTitle(number),
    parts: [
      text(words[facts.credited ? 'canceledCredited' : facts.paid ? 'canceledPaid' : 'canceledUnpaid']),
      action(words.see, facts.link),
    ],
  })
}
