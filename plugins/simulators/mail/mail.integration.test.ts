import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import type { ReceivedMail } from './entities.ts'
import { createMailSimulator } from './index.ts'

const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function begin(dataDir = ':memory:') {
  const simulator = createMailSimulator({ dataDir, smtpPort: 0, httpPort: 0 })
  await simulator.listen()
  const transport = createTransport(simulator.smtpUrl)
  let open = true
  const close = async () => {
    if (open) await simulator.close()
    open = false
  }
  closers.push(close, () => transport.close())
  const messages = async (to: string) => {
    const response = await fetch(`${simulator.url}/_sim/messages?to=${encodeURIComponent(to)}`)
    return ((await response.json()) as { data: ReceivedMail[] }).data
  }
  const faults = (body: unknown) =>
    fetch(`${simulator.url}/_sim/faults`, { method: 'POST', body: JSON.stringify(body) })
  return { simulator, transport, messages, faults, close }
}

const mail = {
  from: 'My Coffee Shop <shop@example.com>',
  to: 'Amira@example.com',
  subject: 'Your order 1048 ☕ شكرا',
  text: 'Follow it: http://localhost:3000/orders/1?a=1&b=2.',
  html: '<p>Follow <a href="http://localhost:3000/orders/1?a=1&amp;b=2">it</a></p><script>alert(1)</script>',
  messageId: '<message.1@souk>',
}

test('a message arrives whole: subject, text, HTML, links, and its id', async () => {
  const { transport, messages, simulator } = await begin()
  await transport.sendMail(mail)
  const [received] = await messages('amira@EXAMPLE.com')
  expect(received).toMatchObject({
    from: 'shop@example.com',
    to: ['Amira@example.com'],
    subject: mail.subject,
    messageId: '<message.1@souk>',
    links: ['http://localhost:3000/orders/1?a=1&b=2'],
  })
  expect(received?.text).toContain('Follow it')
  expect(await messages('nobody@example.com')).toEqual([])
  const list = await (await fetch(simulator.url)).text()
  expect(list).toContain('Your order 1048')
  const page = await fetch(`${simulator.url}/messages/${received?.id}`)
  expect(await page.text()).toContain(`<iframe sandbox title="The message" src="/messages/${received?.id}/html">`)
  const frame = await fetch(`${simulator.url}/messages/${received?.id}/html`)
  expect(frame.headers.get('content-security-policy')).toContain('sandbox')
})

test('messages are still there after a restart, and gone after a reset', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-mail-'))
  closers.push(() => rmSync(dataDir, { recursive: true }))
  const first = await begin(dataDir)
  await first.transport.sendMail(mail)
  await first.close()
  const second = await begin(dataDir)
  expect(await second.messages('amira@example.com')).toHaveLength(1)
  await fetch(`${second.simulator.url}/_sim/reset`, { method: 'POST' })
  expect(await second.messages('amira@example.com')).toEqual([])
})

test('faults refuse for a while, repeat, or swallow what is sent', async () => {
  const { transport, messages, faults } = await begin()
  await faults({ errorRate: 1 })
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 })
  await faults({ downMs: 60_000 })
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 421 })
  await faults({ duplicate: 1 })
  await transport.sendMail(mail)
  await faults({ drop: 1 })
  await transport.sendMail(mail)
  expect(await messages(mail.to)).toHaveLength(2)
})
