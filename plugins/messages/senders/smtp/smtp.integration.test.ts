import { afterEach, expect, test } from 'vitest'
import { createMailSimulator } from '../../../simulators/index.ts'
import type { Mail } from '../../domain/mailer.ts'
import { createSmtpMailer } from './index.ts'

const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const mail: Mail = {
  id: 'message.01abc-confirmation',
  from: { name: 'My Coffee Shop', address: 'shop@example.com' },
  to: 'amira@example.com',
  subject: 'Order 1048 ☕',
  text: 'Thanks.\n\n.\nA dot on its own line.',
  html: '<p>Thanks.</p>',
}

async function begin() {
  const simulator = createMailSimulator({ dataDir: ':memory:', smtpPort: 0, httpPort: 0 })
  await simulator.listen()
  const mailer = createSmtpMailer({ url: simulator.smtpUrl, domain: 'shop.example.com', timeout: 2_000 })
  closers.push(
    () => simulator.close(),
    () => mailer.close(),
  )
  const inbox = async () => {
    const response = await fetch(`${simulator.url}/_sim/messages?to=amira@example.com`)
    return ((await response.json()) as { data: { subject: string; text: string; messageId: string; from: string }[] })
      .data
  }
  const faults = (body: unknown) =>
    fetch(`${simulator.url}/_sim/faults`, { method: 'POST', body: JSON.stringify(body) })
  return { mailer, inbox, faults }
}

test('a mail arrives as it was written, under the id of our message', async () => {
  const { mailer, inbox } = await begin()
  expect(await mailer.send(mail)).toEqual({ state: 'sent' })
  expect(await inbox()).toMatchObject([
    {
      subject: 'Order 1048 ☕',
      from: 'shop@example.com',
      messageId: '<message.01abc-confirmation@shop.example.com>',
      text: expect.stringContaining('A dot on its own line.'),
    },
  ])
})

test.each([
  [{ subject: 'Order\r\nBcc: everybody@example.com' }, 'subject'],
  [{ to: 'amira@example.com\nBcc: everybody@example.com' }, 'to'],
  [{ to: 'amira@example.com, everybody@example.com' }, 'an address'],
  [{ to: 'Amira <amira@example.com>' }, 'an address'],
  [{ to: 'amira' }, 'an address'],
  [{ from: { name: 'Shop\r\nBcc: x@example.com', address: 'shop@example.com' } }, 'name'],
  [{ id: 'a> <b' }, 'id'],
])('what would add headers or recipients is rejected for good (%#)', async (changes, named) => {
  const { mailer, inbox } = await begin()
  const answer = await mailer.send({ ...mail, ...changes })
  expect(answer).toEqual({ state: 'rejected', reason: expect.stringContaining(named) })
  expect(await inbox()).toEqual([])
})

test('a server that asks to come back later, or is away, is a fault to be retried', async () => {
  const { mailer, inbox, faults } = await begin()
  await faults({ errorRate: 1 })
  await expect(mailer.send(mail)).rejects.toMatchObject({ responseCode: 451 })
  await faults({ downMs: 60_000 })
  await expect(mailer.send(mail)).rejects.toMatchObject({ responseCode: 421 })
  await faults({})
  expect(await mailer.send(mail)).toEqual({ state: 'sent' })
  expect(await inbox()).toHaveLength(1)
})
