import twilio from 'twilio'
import { afterEach, expect, test } from 'vitest'
import { createSmsSimulator } from '../../../simulators/index.ts'
import type { Sms } from '../../domain/sms.ts'
import { createTwilioSender } from './index.ts'

const accountSid = `AC${'a'.repeat(32)}`
const authToken = 'b'.repeat(32)
const from = '+15005550006'
const webhookUrl = 'https://shop.example/webhooks/twilio'
const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function begin() {
  const inboundUrl = 'http://127.0.0.1:9/webhooks/twilio'
  const simulator = createSmsSimulator({ dataDir: ':memory:', accountSid, authToken, from, inboundUrl })
  await simulator.listen(0)
  closers.push(() => simulator.close())
  const sender = createTwilioSender({ accountSid, authToken, from, webhookUrl, apiBase: simulator.url, timeout: 2_000 })
  const control = (path: string, body: unknown) =>
    fetch(`${simulator.url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
  const inbox = async () => {
    const response = await fetch(`${simulator.url}/_sim/messages`)
    return ((await response.json()) as { data: { text: string }[] }).data
  }
  return { sender, control, inbox }
}
const sms: Sms = { id: 'message.c1-on-its-way-sms', to: '+14155550100', text: 'طلبك في الطريق & more + ☕' }

test('a text arrives as it was written', async () => {
  const { sender, inbox } = await begin()
  const sent = await sender.send(sms)
  expect(sent).toEqual({ state: 'sent', reference: expect.stringMatching(/^SM[\da-f]{32}$/) })
  expect(await inbox()).toMatchObject([{ text: sms.text }])
})

test('a repeat after a crash finds what got through instead of sending it twice', async () => {
  const { sender, inbox } = await begin()
  const since = new Date().toISOString()
  const first = await sender.send(sms)
  expect(await sender.send({ ...sms, maybeSentSince: since })).toEqual(first)
  expect(await sender.send({ ...sms, text: 'Another', maybeSentSince: since })).not.toEqual(first)
  expect(await inbox()).toHaveLength(2)
})

test.each([
  ['+15005550001', { state: 'rejected', reason: expect.stringContaining('21211') }],
  ['not a number', { state: 'rejected', reason: expect.stringContaining('21211') }],
  ['+15005550004', { state: 'stopped', reason: expect.stringContaining('21610') }],
])('what %s cannot get is final', async (to, answer) => {
  const { sender } = await begin()
  expect(await sender.send({ ...sms, to })).toEqual(answer)
})

test('a service that fails, is away, or does not let us in is a fault to be retried', async () => {
  const { sender, control } = await begin()
  await control('faults', { errorRate: 1 })
  await expect(sender.send(sms)).rejects.toMatchObject({ status: 500 })
  await control('faults', { downMs: 60_000 })
  await expect(sender.send(sms)).rejects.toMatchObject({ code: 'ECONNRESET' })
  await control('faults', {})
  expect(await sender.send(sms)).toMatchObject({ state: 'sent' })
})

test('what became of a text can be asked', async () => {
  const { sender, control } = await begin()
  await control('phones', { phone: sms.to, off: true })
  const sent = await sender.send(sms)
  const reference = sent.state === 'sent' ? sent.reference : ''
  await expect
    .poll(() => sender.read(reference))
    .toMatchObject({ state: 'undelivered', failure: expect.stringContaining('30003') })
})

const signed = (params: Record<string, string>, token = authToken, url = webhookUrl) => {
  const headers = new Headers({ 'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url, params) })
  return [headers, new URLSearchParams(params).toString()] as const
}
const about = { AccountSid: accountSid, MessageSid: 'SM1', From: '+14155550100', To: from }

test.each([
  [
    { ...about, MessageStatus: 'delivered' },
    { kind: 'status', reference: 'SM1', state: 'delivered' },
  ],
  [
    { ...about, MessageStatus: 'undelivered', ErrorCode: '30003' },
    { kind: 'status', reference: 'SM1', state: 'undelivered', failure: 'Twilio 30003' },
  ],
  [{ ...about, MessageStatus: 'sent' }, { kind: 'nothing' }],
  [
    { ...about, Body: 'STOP' },
    { kind: 'reply', reference: 'SM1', from: '+14155550100', text: 'STOP' },
  ],
  [{ ...about, AccountSid: 'AC0', MessageStatus: 'delivered' }, undefined],
])('a signed callback is understood (%#)', async (params, news) => {
  const { sender } = await begin()
  expect(sender.verify(...signed(params))).toEqual(news)
})

test('a callback with a wrong, missing or foreign signature is refused', async () => {
  const { sender } = await begin()
  const params = { ...about, MessageStatus: 'delivered' }
  expect(sender.verify(...signed(params, 'c'.repeat(32)))).toBeUndefined()
  expect(sender.verify(...signed(params, authToken, 'https://elsewhere.example/webhooks/twilio'))).toBeUndefined()
  expect(sender.verify(new Headers(), signed(params)[1])).toBeUndefined()
  const [headers] = signed(params)
  expect(sender.verify(headers, new URLSearchParams({ ...params, MessageStatus: 'failed' }).toString())).toBeUndefined()
})
