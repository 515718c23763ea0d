import { hold, noted, type Script, type Stage } from './script.ts'

type Answer = { readonly status: number; readonly body: Record<string, unknown> }

const post = (
  { client, world }: Stage,
  role: 'manager' | 'picker' | 'support' | 'analyst',
  path: string,
  body: unknown,
) => client.call<Record<string, unknown>>('POST', `/api/v1${path}`, { token: world.access.tokens[role], body })
const told = ({ status, body }: Answer): string => `${status} ${JSON.stringify(body)}`

interface Work {
  readonly _id: string
  readonly state: string
  readonly orderNumber: string
}
const workQuery = '*[_type == "fulfillment" && order == $order][0]{_id, state, orderNumber}'

/** Who picks, packs and hands over. */
export const picker: Script = {
  user: 'Picker',
  who: 'works on the floor with a picker’s role',
  steps: [
    {
      does: 'looks for the shopper’s order on the floor',
      sees: 'its work, open',
      async run(stage) {
        for (let tries = 0; tries < 100; tries += 1) {
          const work = await stage.ask<Work | null>('picker', workQuery, { order: noted(stage, 'order') })
          if (work?.state === 'open') {
            stage.notes.set('fulfillment', work._id)
            return `order ${work.orderNumber} is open`
          }
          await new Promise((wait) => setTimeout(wait, 100))
        }
        throw new Error('the paid order did not come to the floor within 10 s')
      },
    },
    {
      does: 'tries to hand it over before packing',
      sees: 'that this is refused and why',
      async run(stage) {
        const answer = await post(stage, 'picker', `/fulfillments/${noted(stage, 'fulfillment')}/hand-over`, {})
        hold(answer.status === 409, told(answer))
        return `409 ${String(answer.body['code'])}`
      },
    },
    {
      does: 'picks and packs it',
      sees: 'each step at once in the dataset',
      async run(stage) {
        for (const verb of ['pick', 'pack']) {
          const answer = await post(stage, 'picker', `/fulfillments/${noted(stage, 'fulfillment')}/${verb}`, {})
          hold(answer.status === 200, told(answer))
        }
        const work = await stage.ask<Work>('picker', workQuery, { order: noted(stage, 'order') })
        hold(['packed', 'ready'].includes(work.state), work.state)
        return `packed, state ${work.state}`
      },
    },
    {
      does: 'hands it to a rider',
      sees: 'the shopper’s page saying that it is on its way',
      async run(stage) {
        const path = `/fulfillments/${noted(stage, 'fulfillment')}/hand-over`
        let answer = await post(stage, 'picker', path, { courier: 'Sami' })
        for (let tries = 0; answer.status === 409 && tries < 50; tries += 1) {
          await new Promise((wait) => setTimeout(wait, 100))
          answer = await post(stage, 'picker', path, { courier: 'Sami' })
        }
        hold(answer.status === 200, told(answer))
        const page = await stage.shopper.visit(`/orders/${noted(stage, 'order')}`)
        hold(/it is on the way/i.test(page.words), page.words)
        return 'handed over, told to the shopper'
      },
    },
  ],
}

/** Who answers shoppers and gives money back. */
export const support: Script = {
  user: 'Support',
  who: 'answers shoppers with a support role',
  steps: [
    {
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
    },
    {
      does: 'gives one of the two back',
      sees: 'the refund on the order',
      async run(stage) {
        const order = noted(stage, 'order')
        const refund = { lines: [{ sku: noted(stage, 'sku'), quantity: 1 }], reason: 'Arrived cold' }
        const answer = await post(stage, 'support', `/orders/${order}/refunds`, refund)
        hold(answer.status < 300, told(answer))
        for (let tries = 0; tries < 100; tries += 1) {
          const standing = await stage.ask<string>('support', '*[_id == $order][0].paymentStanding', { order })
          if (standing === 'partially_refunded') return 'one unit back, partially_refunded'
          await new Promise((wait) => setTimeout(wait, 100))
        }
        throw new Error('the refund did not settle within 10 s')
      },
    },
    {
      does: 'gives back more than was bought',
      sees: 'that this is refused',
      async run(stage) {
        const refund = { lines: [{ sku: noted(stage, 'sku'), quantity: 50 }], reason: 'A slip' }
        const answer = await post(stage, 'support', `/orders/${noted(stage, 'order')}/refunds`, refund)
        hold(answer.status === 409 || answer.status === 422, told(answer))
        return `${answer.status} ${String(answer.body['code'])}`
      },
    },
    {
      does: 'tries to change stock',
      sees: 'that the role may not',
      async run(stage) {
        const body = { sku: noted(stage, 'sku'), location: 'location-none', delta: 1, reason: 'found' }
        const answer = await post(stage, 'support', '/inventory/adjustments', body)
        hold(answer.status === 403, told(answer))
        return '403 forbidden'
      },
    },
    {
      does: 'answers the shopper’s question and settles it',
      sees: 'the answer on the shopper’s page, the question solved',
      async run(stage) {
        const order = noted(stage, 'order')
        const ticket = await stage.ask<string | null>('support', '*[_type == "ticket" && order == $order][0]._id', {
          order,
        })
        const input = { ticketId: ticket, kind: 'public', body: 'Sorry: we gave that cup back.', solve: true }
        const answer = await post(stage, 'support', '/commands/answerTicket', { input })
        hold(answer.status === 200, told(answer))
        const page = await stage.shopper.visit(noted(stage, 'ticketPage'))
        const state = await stage.ask<string>('support', '*[_id == $ticket][0].state', { ticket })
        hold(page.words.includes('we gave that cup back') && state === 'solved', `${state} ${page.words}`)
        return 'answered, solved'
      },
    },
  ],
}

/** Who runs the shop. */
export const manager: Script = {
  user: 'Manager',
  who: 'keeps stock and prices with a manager’s role',
  steps: [
    {
      does: 'counts a shelf and writes the figure down',
      sees: 'the new figure and the movement that explains it',
      async run(stage) {
        const sku = noted(stage, 'sku')
        const [row] = await stage.client.inventory(sku)
        const counted = (row?.onHand ?? 0) + 3
        const body = { sku, location: row?.location, counted, reason: 'count' }
        const answer = await post(stage, 'manager', '/inventory/adjustments', body)
        hold(answer.status < 300, told(answer))
        const token = stage.world.access.tokens.manager
        const story = await stage.client.call<{ data: { reason: string }[] }>(
          'GET',
          `/api/v1/inventory/${sku}/movements?limit=1`,
          { token },
        )
        hold(story.body.data[0]?.reason === 'count', told(story as unknown as Answer))
        return `${sku} counted, ${row?.onHand} to ${counted}`
      },
    },
    {
      does: 'takes away more than there is',
      sees: 'that stock never goes below zero',
      async run(stage) {
        const sku = noted(stage, 'sku')
        const [row] = await stage.client.inventory(sku)
        const body = { sku, location: row?.location, delta: -1_000_000, reason: 'waste' }
        const answer = await post(stage, 'manager', '/inventory/adjustments', body)
        hold(answer.status === 422 && answer.body['code'] === 'would_go_negative', told(answer))
        return '422 would_go_negative'
      },
    },
    {
      does: 'changes a product’s name as an editor does',
      sees: 'the new name in the shop without a deploy',
      async run(stage) {
        const lake = `${stage.world.urls.lake}v2025-02-19/data/mutate/${stage.world.access.dataset}`
        const mutations = [
          { patch: { id: 'product-cappuccino', set: { 'title[_key == "en"].value': 'Capp of the day' } } },
        ]
        const answer = await fetch(lake, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${stage.world.access.tokens.manager}`,
            'x-sanity-project-id': stage.world.access.projectId,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ mutations }),
        })
        hold(answer.ok, `${answer.status} ${await answer.text()}`)
        for (let tries = 0; tries < 100; tries += 1) {
          if ((await stage.shopper.visit('/products/cappuccino')).words.includes('Capp of the day'))
            return 'renamed, seen in the shop'
          await new Promise((wait) => setTimeout(wait, 100))
        }
        throw new Error('the new name did not show within 10 s')
      },
    },
  ],
}
