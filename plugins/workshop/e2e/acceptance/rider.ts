import { soon } from './lake-desk.ts'
import { hold, noted, type Script, type Stage } from './script.ts'
import { openVisitor, type Visitor } from './visitor.ts'

const address = {
  name: 'Bilal Aziz',
  line1: '7 Pier Road',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
}

interface Placed {
  readonly order: {
    readonly id: string
    readonly number: string
    readonly fulfillments: readonly { readonly id: string }[]
  }
  readonly accessToken: string
}

/** Another shopper's order, packed: what a rider finds at the counter. */
async function packedOrder({ client, world, notes }: Stage, sku: string): Promise<void> {
  const cart = await client.call<{ id: string }>('POST', '/api/v1/carts', { body: {} })
  await client.call('PUT', `/api/v1/carts/${cart.body.id}/lines/${sku}`, { body: { quantity: 1 } })
  const body = {
    cartId: cart.body.id,
    email: 'bilal@example.test',
    phone: '+14155550135',
    address,
    delivery: { method: 'delivery' },
    payment: { provider: 'cash' },
  }
  const { status, body: placed } = await client.call<Placed>('POST', '/api/v1/orders', { body })
  hold(status === 201, `${status} ${JSON.stringify(placed)}`)
  const work = placed.order.fulfillments[0]?.id ?? ''
  for (const verb of ['pick', 'pack']) {
    const path = `/api/v1/fulfillments/${work}/${verb}`
    const done = await client.call('POST', path, { token: world.access.tokens.picker, body: {} })
    hold(done.status === 200, `${verb}: ${done.status} ${JSON.stringify(done.body)}`)
  }
  notes.set('ride', work).set('ride number', placed.order.number)
  notes.set('ride order', placed.order.id).set('ride token', placed.accessToken)
}

/** The rider's phone: signed in by the first step, used by the rest. */
let phone: Visitor | undefined
const phoneOf = (): Visitor => {
  if (!phone) throw new Error('the rider has not signed in')
  return phone
}
const act = (stage: Stage, intent: string, fields: Readonly<Record<string, string>> = {}) =>
  phoneOf().send('/rider', { intent, fulfillment: noted(stage, 'ride'), ...fields })
const asShopper = ({ client, notes }: Stage) =>
  client.call<{ delivery: { pin: string | null }; fulfillmentStanding: string }>(
    'GET',
    `/api/v1/orders/${notes.get('ride order')}`,
    { token: notes.get('ride token') ?? '' },
  )

/** Who brings bags to doors. */
export const rider: Script = {
  user: 'Rider',
  who: 'brings bags to doors, with one page on a phone',
  steps: [
    {
      does: 'signs in with a token that nobody gave out, then with the shop’s',
      sees: 'a refusal, then the bags that wait, without names or telephone numbers',
      async run(stage) {
        await packedOrder(stage, noted(stage, 'sku'))
        phone = openVisitor(stage.world.origin)
        const refused = await phone.send('/rider', { intent: 'sign_in', token: 'not-a-token-of-the-shop' })
        hold(refused.status === 422 && refused.words.includes('does not know this token'), refused.words)
        const list = await phone.send('/rider', { intent: 'sign_in', token: stage.world.access.tokens.picker })
        hold(list.words.includes(noted(stage, 'ride number')), list.words)
        hold(!list.words.includes('Bilal Aziz') && !list.html.includes('+14155550135'), list.words)
        return `refused, then order ${noted(stage, 'ride number')} at the counter`
      },
    },
    {
      does: 'takes the bag, and picks it up',
      sees: 'whom it is for, and the shopper that it is on its way',
      async run(stage) {
        const taken = await act(stage, 'take')
        hold(taken.words.includes('Bilal Aziz'), taken.words)
        const left = await act(stage, 'pick_up')
        const { body } = await asShopper(stage)
        hold(
          left.status === 200 && body.fulfillmentStanding === 'handed_over',
          `${left.words} ${body.fulfillmentStanding}`,
        )
        return 'Bilal Aziz, handed over'
      },
    },
    {
      does: 'types a wrong PIN at the door, then the one that the shopper says',
      sees: 'how many tries are left, then that it is delivered',
      async run(stage) {
        const pin = (await asShopper(stage)).body.delivery.pin ?? ''
        const wrong = await act(stage, 'deliver', { pin: pin === '0000' ? '1111' : '0000' })
        hold(wrong.status === 422 && wrong.words.includes('That PIN is wrong. 4 more tries.'), wrong.words)
        const right = await act(stage, 'deliver', { pin })
        hold(right.words.includes('Delivered. Thank you.'), right.words)
        const standing = async () => (await asShopper(stage)).body.fulfillmentStanding === 'delivered'
        await soon(standing, 'the shopper was not told')
        return 'four tries left, then delivered'
      },
    },
  ],
}
