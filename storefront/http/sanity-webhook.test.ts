import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedBySanity, sanityWebhook } from './sanity-webhook.ts'

const secret = 'a secret of the hook'
const body = '{"_id":"product-a","_type":"product"}'
const sign = (text: string, key = secret, at = '1763798400000') =>
  `t=${at},v1=${createHmac('sha256', key).update(`${at}.${text}`).digest('base64url')}`

test('a signature holds for its own moment, body and secret, and for nothing else', () => {
  // openssl dgst -sha256 -hmac k
  const known = 't=1,v1=PdSbJZPQ-aNJ6eccS94-K4YsK-QAP-m0uoEzICkxAVg'
  expect(isSignedBySanity('k', known, '{}')).toBe(true)
  expect(isSignedBySanity(secret, sign(body), body)).toBe(true)
  const forged = [
    null,
    '',
    'v1=abc',
    sign(body, 'another secret'),
    sign(`${body} `),
    sign(body).replace('t=1763798400000', 't=1763798400001'),
    sign(body).slice(0, -2),
    `${sign(body)},v1=${'a'.repeat(43)}`,
  ]
  expect(forged.map((each) => isSignedBySanity(secret, each, body))).toEqual(forged.map(() => false))
})

test('a signed call reads the catalogue again however often it comes, a forged one reads nothing', async () => {
  let read = 0
  const receive = sanityWebhook(secret, async () => void (read += 1))
  const say = (signature: string) => receive(new Headers({ 'sanity-webhook-signature': signature }), body)
  expect([await say(sign(body)), await say(sign(body)), await say(sign(body, 'x')), read]).toEqual([
    'applied',
    'applied',
    'refused',
    2,
  ])
  expect(await receive(new Headers(), body)).toBe('refused')
})

test('a lake that cannot be read now is told to call again', async () => {
  const receive = sanityWebhook(secret, () => Promise.reject(new Error('the lake is away')))
  await expect(receive(new Headers({ 'sanity-webhook-signature': sign(body) }), body)).rejects.toThrow('away')
})
