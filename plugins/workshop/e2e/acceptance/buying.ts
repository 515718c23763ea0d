import { hold, noted, type Step } from './script.ts'
import type { Seen, Visitor } from './visitor.ts'

/** What a shopper types at the checkout, and in which language she reads it: `/ar`, or nothing for the shop's own. */
export interface Buyer {
  readonly prefix: '' | '/ar'
  readonly provider: 'stripe' | 'paypal'
  readonly name: string
  readonly line1: string
  readonly email: string
  readonly phone: string
}

/** The part of San Francisco that both shops deliver to. */
const place = { city: 'San Francisco', region: 'CA', postalCode: '94105', method: 'delivery' }

/** Whoever buys in English in both shops. */
export const amira: Buyer = {
  prefix: '',
  provider: 'stripe',
  name: 'Amira Haddad',
  line1: '41 Harbour Street',
  email: 'guest@example.test',
  phone: '+14155550134',
}

const hidden = ({ html }: Seen, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** Fills in the checkout, looks at the sum and presses pay; answers the order, the sum in cents and where that led. */
export async function checkOut(visitor: Visitor, { prefix, ...typed }: Buyer) {
  const path = `${prefix}/checkout`
  const fields = { ...place, ...typed, order: hidden(await visitor.visit(path), 'order') }
  const shown = hidden(await visitor.send(path, fields), 'shown')
  const pay = await visitor.send(path, { ...fields, shown, intent: 'pay' })
  return { order: `order.${fields.order}`, shown, pay }
}

/** Pays at the card's own page, where `checkOut` led. */
export async function payByCard(stripe: string, { status, path, words }: Seen): Promise<void> {
  const session = /cs_\w+/.exec(path)?.[0]
  hold(session !== undefined, `${status} ${path} ${words}`)
  const body = JSON.stringify({ card: '4242424242424242' })
  await fetch(`${stripe}_sim/checkout/sessions/${session}/pay`, { method: 'POST', body })
}

export const dollars = (cents: string): string => `$${(Number(cents) / 100).toFixed(2)}`

export const withoutAddress: Step = {
  does: 'goes to checkout and sends it without an address',
  sees: 'which fields are missing; nothing is ordered',
  async run({ shopper }) {
    const shown = hidden(await shopper.visit('/checkout'), 'shown')
    const answer = await shopper.send('/checkout', { intent: 'pay', shown, method: 'delivery', provider: 'stripe' })
    hold(answer.status === 422 && answer.html.includes('aria-invalid'), `${answer.status} ${answer.words}`)
    return 'refused, each empty field named'
  },
}

export const strangersOrder: Step = {
  does: 'opens somebody else’s order page',
  sees: 'that there is no such page',
  async run({ shopper, ask }) {
    const id = await ask<string>('manager', '*[_type == "order" && address.name != $name][0]._id', { name: amira.name })
    const answer = await shopper.visit(`/orders/${id}`)
    hold(answer.status === 404, `${answer.status} for ${id}`)
    return '404'
  },
}

/** A question about the order that was just placed. */
export const asksForHelp = (subject: string, message: string): Step => ({
  does: 'asks for help from the order',
  sees: 'the question’s own page, its number and the words sent',
  async run(stage) {
    const { email, name } = amira
    const path = `/support?order=${noted(stage, 'order')}`
    const page = await stage.shopper.send(path, { subject, category: 'order', message, email, name })
    hold(page.path.startsWith('/support/tickets/') && page.words.includes(message), page.words)
    stage.notes.set('ticketPage', page.path)
    return 'the question has a page of its own'
  },
})
