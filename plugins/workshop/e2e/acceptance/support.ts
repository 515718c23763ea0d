import { post, told } from './api-desk.ts'
import { soon } from './lake-desk.ts'
import { hold, noted, type Script, type Step } from './script.ts'

const findsTheOrder: Step = {
  does: 'finds the order by its number and reads what was sent about it',
  sees: 'state, payment, the confirmation in the log',
  async run(stage) {
    const found = await stage.ask<{ state: string; paymentStanding: string; said: string[] } | null>(
      'support',
      '*[_type == "order" && number == $number][0]{state, paymentStanding, "said": *[_type == "message" && order == ^._id].template}',
      { number: noted(stage, 'number') },
    )
    hold(found?.paymentStanding === 'captured' && found.said.includes('order-confirmation'), JSON.stringify(found))
    return `${found?.state}, ${found?.paymentStanding}, ${found?.said.length} message(s)`
  },
}

const givesBack = (reason: string): Step => ({
  does: 'gives one of the two back',
  sees: 'the refund on the order',
  async run(stage) {
    const order = noted(stage, 'order')
    const refund = { lines: [{ sku: noted(stage, 'sku'), quantity: 1 }], reason }
    const answer = await post(stage, 'support', `/orders/${order}/refunds`, refund)
    hold(answer.status < 300, told(answer))
    const standing = () => stage.ask<string>('support', '*[_id == $order][0].paymentStanding', { order })
    await soon(async () => (await standing()) === 'partially_refunded', 'the refund did not settle')
    return 'one unit back, partially_refunded'
  },
})

const givesBackTooMuch: Step = {
  does: 'gives back more than was bought',
  sees: 'that this is refused',
  async run(stage) {
    const refund = { lines: [{ sku: noted(stage, 'sku'), quantity: 50 }], reason: 'A slip' }
    const answer = await post(stage, 'support', `/orders/${noted(stage, 'order')}/refunds`, refund)
    hold(answer.status === 409 || answer.status === 422, told(answer))
    return `${answer.status} ${String(answer.body['code'])}`
  },
}

const changesStock: Step = {
  does: 'tries to change stock',
  sees: 'that the role may not',
  async run(stage) {
    const body = { sku: noted(stage, 'sku'), location: 'location-none', delta: 1, reason: 'found' }
    const answer = await post(stage, 'support', '/inventory/adjustments', body)
    hold(answer.status === 403, told(answer))
    return '403 forbidden'
  },
}

const answers = (body: string): Step => ({
  does: 'answers the shopper’s question and settles it',
  sees: 'the answer on the shopper’s page, the question solved',
  async run(stage) {
    const order = noted(stage, 'order')
    const ticket = await stage.ask<string | null>('support', '*[_type == "ticket" && order == $order][0]._id', {
      order,
    })
    const input = { ticketId: ticket, kind: 'public', body, solve: true }
    const answer = await post(stage, 'support', '/commands/answerTicket', { input })
    hold(answer.status === 200, told(answer))
    const page = await stage.shopper.visit(noted(stage, 'ticketPage'))
    const state = await stage.ask<string>('support', '*[_id == $ticket][0].state', { ticket })
    hold(page.words.includes(body) && state === 'solved', `${state} ${page.words}`)
    return 'answered, solved'
  },
})

/** Who answers shoppers and gives money back: for that reason, in these words. */
export const support = (reason: string, reply: string): Script => ({
  user: 'Support',
  who: 'answers shoppers with a support role',
  steps: [findsTheOrder, givesBack(reason), givesBackTooMuch, changesStock, answers(reply)],
})
