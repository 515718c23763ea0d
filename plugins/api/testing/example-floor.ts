import { staff } from '@souk/commerce/testing'
import { createOrderSecrets } from '../../commerce/secrets.ts'
import { samples, type SampleName, type Sender } from '../examples/example.ts'
import { openApiFloor, orderBody, tokenOf } from './api-floor.ts'
import { openExamplePapers } from './example-papers.ts'

const secret = 'a secret of the tests'
const password = 'oat milk, no sugar'

/** A shop in memory in which every example of the reference works, with the shop's own values of the samples. */
export async function openExampleFloor() {
  const floor = await openApiFloor({ LATTE: 40, MOCHA: 5 })
  const there = { location: 'location-mission', reference: 'more', lines: [{ sku: 'LATTE', quantity: 4 }] }
  await floor.commerce.dispatch('receiveStock', there, { actor: staff })
  const promotion = { _type: 'promotion', title: [], kind: 'percent', value: 1000, minimum: 500, active: true }
  await floor.store.commit([{ create: { _id: 'promotion-ten', ...promotion } }], { transactionId: 'promotion' })
  const code = { promotion: 'promotion-ten', code: 'TEN' }
  await floor.commerce.dispatch('createPromotionCode', code, { actor: staff })
  const live = new Map<SampleName, string>()

  const paid = await floor.order({ LATTE: 2 })
  const session = floor.provider.session(paid.id) ?? ''
  floor.provider.pay(session)
  await floor.commerce.refreshPayment(paid.id)
  const open = await floor.order({ LATTE: 1 })
  const { id: customer, token } = await floor.shopper('amira@example.com', 'Amira Khan')
  const own = await floor.ask('POST', '/orders', {
    token,
    body: orderBody(await floor.cart({ LATTE: 1 }), { payment: { provider: 'cash' } }),
  })
  const sessions = await floor.ask('GET', '/sessions', { token })
  const [device] = sessions.body['data'] as { id: string }[]
  await floor.ask('POST', '/customers', { body: { email: 'lena@example.com', name: 'Lena', password } })
  await floor.shopper('leaver@example.com', 'Leaver')
  const ticket = await openTicket(floor, customer)
  const papers = await openExamplePapers(floor.commerce)

  live.set('paidFulfillment', `fulfillment.${paid.id.slice('order.'.length)}-1`)
  live.set('paidOrder', paid.id).set('openOrder', open.id).set('openOrderToken', open.token)
  live.set('ownOrder', (own.body['order'] as { id: string }).id).set('session', device?.id ?? '')
  for (const [name, value] of Object.entries(ticket)) live.set(name as SampleName, value)
  for (const [name, value] of papers) live.set(name, value)

  async function signIn(email: string): Promise<string> {
    return String((await floor.ask('POST', '/sessions', { body: { email, password } })).body['token'])
  }
  const tokens = {
    nobody: async () => undefined,
    shopper: () => signIn('amira@example.com'),
    leaver: () => signIn('leaver@example.com'),
    order: async () => live.get('orderToken'),
    'open order': async () => live.get('openOrderToken'),
    ticket: async () => live.get('ticketToken'),
    manager: async () => tokenOf('manager'),
    picker: async () => tokenOf('picker'),
    support: async () => tokenOf('support'),
  } satisfies Readonly<Record<Sender, () => Promise<string | undefined>>>
  return { ...floor, live, tokenFor: (by: Sender) => tokens[by](), learn: () => learnCodes(live) }
}

/** Codes come by message; the shop's secret stands in for the inbox. */
function learnCodes(live: Map<SampleName, string>): void {
  const { verificationCode } = createOrderSecrets(secret)
  for (const [asked, code] of [
    ['verification', 'code'],
    ['reset', 'resetCode'],
  ] as const) {
    const id = live.get(asked)
    if (id) live.set(code, verificationCode(id))
  }
}

/** A picture of one point, so that there is a file to read. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function openTicket({ commerce }: Pick<Awaited<ReturnType<typeof openApiFloor>>, 'commerce'>, customer: string) {
  const opened = await commerce.support.open(
    {
      subject: 'One thing is missing',
      category: 'other',
      body: 'See the picture.',
      customer,
      language: 'en',
      files: [{ name: 'bag.png', bytes: picture }],
    },
    { address: '192.0.2.7', agent: '' },
  )
  if (!opened.ok) throw new Error(opened.refusal.message)
  const { ticketId, accessToken } = opened.value
  const file = (await commerce.support.read(ticketId))?.messages[0]?.attachments?.[0]?._key ?? ''
  return { ticket: ticketId, ticketToken: accessToken, file }
}

/** The value with every sample in it replaced by the shop's own, or the other way round. */
export function exchanged<Value>(value: Value, live: ReadonlyMap<SampleName, string>, way: 'live' | 'told'): Value {
  const pairs = [...live].map(([name, own]) => (way === 'live' ? [samples[name], own] : [own, samples[name]]))
  // The longest first: an order's id is part of its fulfillments'
  const ordered = pairs.filter(([from]) => from !== '').sort(([a = ''], [b = '']) => b.length - a.length)
  const text = ordered.reduce((text, [from = '', to = '']) => text.replaceAll(from, to), JSON.stringify(value))
  return JSON.parse(text) as Value
}
