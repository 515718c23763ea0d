import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import twilio from 'twilio'
import { afterEach, expect, test } from 'vitest'
import { until } from '../testing.ts'
import { createSmsSimulator } from './index.ts'

const accountSid = `AC${'a'.repeat(32)}`
const authToken = 'b'.repeat(32)
const from = '+15005550006'
const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The unmodified SDK, whose requests are led to another address by the one way it offers. */
function connect(base: string, token = authToken) {
  class Led extends twilio.RequestClient {
    override request(options: Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0]): Promise<never> {
      const { pathname, search } = new URL(options.uri)
      return super.request({ ...options, uri: base + pathname + search } as never) as Promise<never>
    }
  }
  return twilio(accountSid, token, { httpClient: new Led() })
}

async function receiver() {
  const forms: { readonly form: Record<string, string>; readonly signature: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8')
    })
    request.on('end', () => {
      forms.push({
        form: Object.fromEntries(new URLSearchParams(body)),
        signature: String(request.headers['x-twilio-signature']),
      })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/twilio`
  const valid = ({ form, signature }: (typeof forms)[number], named = url) =>
    twilio.validateRequest(authToken, signature, named, form)
  return { url, forms, valid }
}

async function begin(dataDir = ':memory:') {
  const hook = await receiver()
  const simulator = createSmsSimulator({ dataDir, accountSid, authToken, from, inboundUrl: hook.url })
  await simulator.listen(0)
  closers.push(() => simulator.close())
  const control = async (path: string, body: unknown) => {
    const response = await fetch(`${simulator.url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
    expect(response.status).toBe(200)
  }
  const inbox = async (to: string) => {
    const response = await fetch(`${simulator.url}/_sim/messages?to=${encodeURIComponent(to)}`)
    return ((await response.json()) as { data: { text: string; status: string; links: string[] }[] }).data
  }
  return { simulator, hook, control, inbox, client: connect(simulator.url) }
}
const to = '+14155550100'

test('the vendor’s own SDK sends, fetches and lists', async () => {
  const { client, hook, inbox } = await begin()
  const sent = await client.messages.create({
    to,
    from,
    body: 'Hello ☕ http://localhost:3000/x?a=1.',
    statusCallback: hook.url,
  })
  expect(sent).toMatchObject({
    status: 'queued',
    to,
    from,
    direction: 'outbound-api',
    numSegments: '1',
    errorCode: null,
  })
  expect(sent.sid).toMatch(/^SM[\da-f]{32}$/)
  expect(sent.dateCreated).toBeInstanceOf(Date)
  await until(() => hook.forms.length === 2)
  expect((await client.messages(sent.sid).fetch()).status).toBe('delivered')
  for (let n = 0; n < 3; n += 1) await client.messages.create({ to: '+447700900123', from, body: `Number ${n}` })
  const listed = await client.messages.list({ to: '+447700900123', pageSize: 2 })
  expect(listed.map(({ body }) => body)).toEqual(['Number 2', 'Number 1', 'Number 0'])
  expect(await inbox(to)).toMatchObject([{ status: 'delivered', links: ['http://localhost:3000/x?a=1'] }])
})

test('status callbacks tell sent and delivered, signed as the vendor signs', async () => {
  const { client, hook } = await begin()
  const { sid } = await client.messages.create({ to, from, body: 'Hi & bye + more', statusCallback: hook.url })
  await until(() => hook.forms.length === 2)
  expect(hook.forms.map(({ form }) => form['MessageStatus'])).toEqual(['sent', 'delivered'])
  expect(hook.forms.map((each) => hook.valid(each))).toEqual([true, true])
  expect(hook.forms[0]?.form).toMatchObject({
    MessageSid: sid,
    SmsSid: sid,
    AccountSid: accountSid,
    To: to,
    From: from,
  })
  expect(hook.valid(hook.forms[0] ?? { form: {}, signature: '' }, 'http://elsewhere/webhooks/twilio')).toBe(false)
})

test('a public name is what signatures carry, while the form takes the direct way', async () => {
  const { client, hook } = await begin()
  const named = 'https://shop.example/webhooks/twilio'
  await client.messages.create({ to, from, body: 'Hi', statusCallback: named })
  const [first] = await until(() => hook.forms.length > 0 && hook.forms)
  expect(first && hook.valid(first, named)).toBe(true)
})

test('a phone that is off makes it undelivered, with the vendor’s code', async () => {
  const { client, hook, control } = await begin()
  await control('phones', { phone: to, off: true })
  const { sid } = await client.messages.create({ to, from, body: 'Hi', statusCallback: hook.url })
  await until(() => hook.forms.length === 2)
  expect(hook.forms[1]?.form).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30003' })
  expect(await client.messages(sid).fetch()).toMatchObject({ status: 'undelivered', errorCode: 30003 })
})

test('a person replies; STOP ends what may be sent until START', async () => {
  const { client, hook, control } = await begin()
  await control('reply', { phone: to, text: 'stop' })
  const [inbound] = await until(() => hook.forms.length > 0 && hook.forms)
  expect(inbound?.form).toMatchObject({ Body: 'stop', From: to, To: from, OptOutType: 'STOP', SmsStatus: 'received' })
  expect(inbound && hook.valid(inbound)).toBe(true)
  await expect(client.messages.create({ to, from, body: 'Hi' })).rejects.toMatchObject({ status: 400, code: 21610 })
  await control('reply', { phone: to, text: 'START' })
  await expect(client.messages.create({ to, from, body: 'Hi' })).resolves.toMatchObject({ status: 'queued' })
})

test.each([
  [{ to: '', body: 'x' }, 21604],
  [{ to: 'amira', body: 'x' }, 21211],
  [{ to: '+15005550001', body: 'x' }, 21211],
  [{ to: '+15005550009', body: 'x' }, 21614],
  [{ to, body: 'x'.repeat(1601) }, 21617],
  [{ to, body: 'x', from: '+15550000000' }, 21606],
  [{ to, body: 'x', statusCallback: 'nowhere' }, 21609],
  [{ to, body: 'x', mediaUrl: ['http://x'] }, 20001],
])('what cannot be sent is refused with the vendor’s error (%#)', async (given, code) => {
  const { client } = await begin()
  await expect(client.messages.create({ from, ...given } as never)).rejects.toMatchObject({ status: 400, code })
})

test('the wrong token, an unknown message and an unknown address get the vendor’s own answers', async () => {
  const { simulator, client } = await begin()
  await expect(connect(simulator.url, 'wrong').messages.list()).rejects.toMatchObject({ status: 401, code: 20003 })
  await expect(client.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  await expect(client.calls.list()).rejects.toMatchObject({ status: 404, code: 20404 })
})

test('faults lose, repeat and forge callbacks, and refuse requests', async () => {
  const { client, hook, control } = await begin()
  await control('faults', { errorRate: 1 })
  await expect(client.messages.create({ to, from, body: 'Hi' })).rejects.toMatchObject({ status: 500 })
  await control('faults', { duplicate: 1, badSignature: true })
  await client.messages.create({ to, from, body: 'Hi', statusCallback: hook.url })
  await until(() => hook.forms.length === 4)
  expect(hook.forms.some((each) => hook.valid(each))).toBe(false)
  await control('faults', { downMs: 60_000 })
  await expect(client.messages.create({ to, from, body: 'Hi' })).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('messages are still there after a restart, and the pages show them', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-sms-'))
  closers.push(() => rmSync(dataDir, { recursive: true }))
  const first = await begin(dataDir)
  await first.client.messages.create({ to, from, body: '<b>شكرًا</b>' })
  await first.simulator.close()
  closers.splice(closers.length - 1)
  const { simulator } = await begin(dataDir)
  const home = await (await fetch(simulator.url)).text()
  expect(home).toContain(to)
  const thread = await (await fetch(`${simulator.url}/phones/${encodeURIComponent(to)}/thread`)).text()
  expect(thread).toContain('&#60;b&#62;شكرًا')
  const phone = `${simulator.url}/phones/${encodeURIComponent(to)}`
  const replied = await fetch(`${phone}/reply`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'Thanks!' }),
    redirect: 'manual',
  })
  expect(replied.status).toBe(303)
  expect(await (await fetch(`${phone}/thread`)).text()).toContain('Thanks!')
})
