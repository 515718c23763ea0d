import { createHmac } from 'node:crypto'
import { instant } from '@souk/kernel'
import { createTwilioSender } from '@souk/messages/twilio'
import { createPaypalProvider } from '@souk/payments/paypal'
import { createStripeProvider } from '@souk/payments/stripe'
import { carriersOf } from '@souk/shipping/testing'
import { createPaypalSimulator } from '@souk/simulators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carrierKeys } from '../../simulators/carriers/testing.ts'
import { connect, secretKey, webhookSecret } from '../../simulators/testing.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { shopContent } from '../testing/shop.ts'
import { openFloor } from '../testing/shop-floor.ts'

const phone = { accountSid: `AC${'a'.repeat(32)}`, authToken: 'b'.repeat(32), from: '+15005550006' }
const door = 'https://shop.example/webhooks/twilio'
const paypalKeys = { clientId: 'sim-client', clientSecret: 'sim-secret', webhookId: 'WH000000000000009' }
// Nobody answers there: what an event points to cannot be asked for
const nowhere = 'http://127.0.0.1:1'
const hmac = (secret: string, body: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding)

/** How each source proves that a letter is its own; PayPal is asked itself. */
const signed: Readonly<Record<string, (body: string) => Readonly<Record<string, string>>>> = {
  stripe: (payload) => ({
    'stripe-signature': connect(nowhere).webhooks.generateTestHeaderString({ payload, secret: webhookSecret }),
  }),
  easypost: (body) => ({
    'x-hmac-signature': `hmac-sha256-hex=${hmac(carrierKeys.easypost.webhookSecret, body, 'hex')}`,
  }),
  fedex: (body) => ({ 'fdx-signature': hmac(carrierKeys.fedex.webhookSecret, body, 'base64') }),
  uber: (body) => ({ 'x-uber-signature': hmac(carrierKeys.uber.webhookSecret, body, 'hex') }),
  // The address and every field after it, by name
  twilio: (body) => {
    const fields = [...new Map(new URLSearchParams(body))].toSorted(([one], [other]) => (one < other ? -1 : 1))
    const text = door + fields.flat().join('')
    return { 'x-twilio-signature': createHmac('sha1', phone.authToken).update(text).digest('base64') }
  },
}
const sources = [...Object.keys(signed), 'paypal', 'sanity', 'nobody', '__proto__', 'constructor']

/** Bodies that no source sends, or that only look like one. */
const bodies: Readonly<Record<string, string>> = {
  nothing: '',
  'no JSON': '{"id":',
  'a list': '[]',
  'nothing at all in JSON': 'null',
  'an empty object': '{}',
  'another type in every place': '{"id":7,"type":[],"event_type":{},"data":"x","kind":null,"result":4,"output":[]}',
  'an event without its subject': '{"id":"evt_1","object":"event","livemode":false,"type":"charge.refunded","data":{}}',
  'an id that is a path':
    '{"id":"../x","livemode":false,"type":"checkout.session.completed","data":{"object":{"client_reference_id":"order.../x","object":"checkout.session","id":"cs_x"}}}',
  markup: '{"id":"<script>alert(1)</script>","description":"<img src=x>","kind":"<b>","event_type":"<i>"}',
  'another script': '{"id":"حدث","description":"تم","kind":"تم","event_type":"تم","type":"تم"}',
  'a form': `AccountSid=${phone.accountSid}&MessageSid=SM%00..%2F&MessageStatus=delivered`,
  'a form of odd words': `AccountSid=${phone.accountSid}&MessageSid=SM1&From=%2B1&Body=${'x'.repeat(5000)}`,
  'a deep one': `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
  'a long one': JSON.stringify({ id: 'x'.repeat(200_000), type: 'charge.refunded', kind: 'x' }),
}

let paypal: ReturnType<typeof createPaypalSimulator>
let floor: ReturnType<typeof openFloor<ReturnType<typeof createMemoryStore>>>
beforeAll(async () => {
  paypal = createPaypalSimulator({ dataDir: ':memory:', ...paypalKeys })
  await paypal.listen(0)
  const now = { at: instant(new Date()) }
  floor = openFloor(createMemoryStore({ now: () => now.at, documents: shopContent() }), now, {
    providers: [
      createStripeProvider({ secretKey, webhookSecrets: [webhookSecret], apiBase: nowhere }),
      createPaypalProvider({ ...paypalKeys, apiBase: paypal.url }),
    ],
    carriers: Object.values(carriersOf({ carriersUrl: nowhere, courierUrl: nowhere, keys: carrierKeys })),
    sms: createTwilioSender({ ...phone, webhookUrl: door, apiBase: nowhere }),
  })
})
afterAll(() => paypal.close())

const receive = (source: string, headers: Readonly<Record<string, string>>, body: string) =>
  floor.commerce.receiveWebhook(source, new Headers(headers), body)

test.each([
  ['stripe', bodies['an event without its subject'] ?? ''],
  ['easypost', '{"id":"evt_1","description":"batch.created","object":"Event","result":{}}'],
  ['fedex', '{}'],
  ['uber', '{}'],
  ['twilio', bodies['a form of odd words'] ?? ''],
])('a letter of %s with the signature that this test makes is believed, and none of ours', async (source, body) => {
  expect(await receive(source, signed[source]?.(body) ?? {}, body)).toBe('ignored')
})

describe.each(Object.entries(bodies))('a webhook that is %s', (_, body) => {
  test.each(sources)('from %s is refused when nobody signed it, or a stranger did', async (source) => {
    const before = floor.store.all()
    const strangers = Object.values(signed).flatMap((sign) => Object.entries(sign('another body')))
    const paypals = ['auth-algo', 'cert-url', 'transmission-id', 'transmission-sig', 'transmission-time']
    const forged = Object.fromEntries([...strangers, ...paypals.map((name) => [`paypal-${name}`, 'x'])])
    expect(await receive(source, {}, body)).toBe('refused')
    expect(await receive(source, forged, body)).toBe('refused')
    expect(floor.store.all()).toEqual(before)
  })

  test.each(Object.entries(signed))(
    'from %s with its right signature is no fault, and changes no book',
    async (source, sign) => {
      const before = floor.store.all()
      expect(['refused', 'ignored']).toContain(await receive(source, sign(body), body))
      expect(floor.store.all()).toEqual(before)
    },
  )
})
