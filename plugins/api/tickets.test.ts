import { expect, test } from 'vitest'
import { openApiFloor, tokenOf } from './testing/api-floor.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const question = { subject: 'One thing is missing', message: 'No croissant in the bag.' }
const support = tokenOf('support')

type Floor = Awaited<ReturnType<typeof openApiFloor>>
async function open(floor: Floor, body: object, token?: string) {
  const answer = await floor.ask('POST', '/tickets', { body: { ...question, ...body }, ...(token ? { token } : {}) })
  const { ticket, accessToken } = answer.body as { ticket?: { id: string }; accessToken?: string }
  return { answer, id: ticket?.id ?? '', token: accessToken ?? '' }
}

test('a guest asks, staff answer, the guest reads it and replies, and both are told', async () => {
  const floor = await openApiFloor()
  const { answer, id, token } = await open(floor, { email: ' Amira@Example.com ', name: 'Amira' })
  expect([answer.status, answer.body]).toMatchObject([
    201,
    { ticket: { id, state: 'open', category: 'other', desk: null, messages: [{ message: question.message }] } },
  ])
  await floor.commerce.settle()
  expect(floor.mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['amira@example.com', expect.stringContaining('we have your message T-')],
  ])
  const note = { message: 'Sami packed it', internal: true }
  expect((await floor.ask('POST', `/tickets/${id}/messages`, { body: note, token: support })).status).toBe(201)
  const said = await floor.ask('POST', `/tickets/${id}/messages`, { body: { message: 'Sorry!' }, token: support })
  expect(said.body).toMatchObject({
    state: 'waiting_for_shopper',
    desk: { contact: { email: 'amira@example.com' }, firstResponseAt: floor.now() },
    messages: [{ internal: false }, { internal: true, author: { kind: 'staff', name: 'The support' } }, {}],
  })
  await floor.commerce.settle()
  expect(floor.mails.at(-1)?.text).toContain('Sorry!')
  expect(floor.mails.at(-1)?.text).toContain(`/support/tickets/${id}?key=${token}`)
  expect(JSON.stringify(floor.mails)).not.toContain('Sami')
  const read = await floor.ask('GET', `/tickets/${id}`, { token })
  expect(read.body).toMatchObject({ desk: null, messages: [{ message: question.message }, { message: 'Sorry!' }] })
  expect(JSON.stringify(read.body)).not.toContain('Sami')
  const reply = await floor.ask('POST', `/tickets/${id}/messages`, { body: { message: 'Thank you' }, token })
  expect([reply.status, reply.body['state']]).toEqual([201, 'waiting_for_us'])
})

test('a stranger, another ticket’s bearer and another shopper are told that there is no such ticket', async () => {
  const floor = await openApiFloor()
  const [amira, sam] = [await floor.shopper(), await floor.shopper('sam@example.com', 'Sam')]
  const own = await open(floor, {}, amira.token)
  const other = await open(floor, { email: 'ida@example.com' })
  const answers = [undefined, other.token, sam.token, amira.token, own.token].map(async (token) => {
    const asking = token === undefined ? {} : { token }
    const read = await floor.ask('GET', `/tickets/${own.id}`, asking)
    const said = await floor.ask('POST', `/tickets/${own.id}/messages`, { body: { message: 'Hm' }, ...asking })
    return [read.status, said.status]
  })
  expect(await Promise.all(answers)).toEqual([
    [404, 404],
    [404, 404],
    [404, 404],
    [200, 201],
    [200, 201],
  ])
  expect((await floor.ask('GET', `/tickets/${own.id}`, { token: tokenOf('picker') })).status).toBe(403)
  const note = { body: { message: 'Mine', internal: true }, token: own.token }
  expect((await floor.ask('POST', `/tickets/${own.id}/messages`, note)).status).toBe(403)
})

test('a ticket about an order is for whoever may see the order, and takes its address', async () => {
  const floor = await openApiFloor()
  const placed = await floor.order({ LATTE: 1 }, { payment: { provider: 'cash' } })
  expect((await open(floor, { order: placed.id, email: 'ida@example.com' })).answer.status).toBe(404)
  const asked = await open(floor, { order: placed.id, category: 'delivery' }, placed.token)
  expect(asked.answer.status).toBe(201)
  const seen = await floor.ask('GET', `/tickets/${asked.id}`, { token: support })
  expect(seen.body).toMatchObject({
    order: placed.id,
    desk: { priority: 'high', contact: { name: 'Amira Haddad', email: 'amira@example.com' } },
  })
})

test('the list is for those who answer; it filters and pages', async () => {
  const floor = await openApiFloor()
  for (const name of ['a', 'b', 'c']) {
    await open(floor, { email: `${name}@example.com`, category: name === 'c' ? 'product' : 'payment' })
    floor.pass(1000)
  }
  const list = (query: string, token = support) => floor.ask('GET', `/tickets${query}`, { token })
  const first = await list('?category=payment&limit=1')
  const { next } = first.body['page'] as { next: string }
  const second = await list(`?category=payment&limit=1&cursor=${next}`)
  const rows = [first, second].flatMap(({ body }) => body['data'] as { id: string; category: string }[])
  expect([rows.map(({ category }) => category), rows[0]?.id === rows[1]?.id]).toEqual([['payment', 'payment'], false])
  expect(second.body['page']).toEqual({ next: null })
  await floor.ask('POST', '/commands/assignTicket', {
    body: { input: { ticketId: rows[0]?.id, assignee: { id: 'p-noor', name: 'Noor R.' } } },
    token: support,
  })
  expect((await list('?assignee=p-noor')).body['data']).toMatchObject([{ id: rows[0]?.id, assignee: 'Noor R.' }])
  expect((await list('?assignee=none')).body['data']).toHaveLength(2)
  expect([(await list('', tokenOf('picker'))).status, (await floor.ask('GET', '/tickets')).status]).toEqual([403, 401])
})

test('bad questions are refused with the field and what to do', async () => {
  const floor = await openApiFloor()
  const bad = [{}, { email: 'amira' }, { email: 'a@b.co', subject: '' }, { email: 'a@b.co', message: '\u0000 \n' }]
  const answers = await Promise.all(bad.map((body) => open(floor, body)))
  expect(answers.map(({ answer }) => [answer.status, answer.body['code']])).toEqual([
    [422, 'contact_needed'],
    [422, 'invalid_input'],
    [422, 'invalid_input'],
    [422, 'message_empty'],
  ])
  const none = await open(floor, { email: 'a@b.co', product: 'no-such-thing' })
  expect([none.answer.status, none.answer.body['code']]).toEqual([404, 'product_not_found'])
})

test('the same request under the same key opens one ticket', async () => {
  const floor = await openApiFloor()
  const asking = { body: { ...question, email: 'amira@example.com' }, key: 'once' }
  const [one, two] = [await floor.ask('POST', '/tickets', asking), await floor.ask('POST', '/tickets', asking)]
  expect(two.body).toEqual(one.body)
  expect((await floor.ask('GET', '/tickets', { token: support })).body['data']).toHaveLength(1)
})

test('nobody makes the shop write to a stranger again and again', async () => {
  const floor = await openApiFloor()
  const statuses: number[] = []
  for (let times = 0; times < 8; times += 1)
    statuses.push((await open(floor, { email: 'victim@example.com' })).answer.status)
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429, 429])
})

test('files are stored sealed, and opened for the bearer and staff alone', async () => {
  const floor = await openApiFloor()
  const desk = floor.commerce.support
  const asker = { address: '192.0.2.9' }
  const input = { subject: 'Look', category: 'product', body: 'See', email: 'a@b.co', language: 'en' } as const
  const page = new TextEncoder().encode('<html><script>alert(1)</script>')
  const refused = await desk.open({ ...input, files: [{ name: 'a.png', bytes: page }] }, asker)
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'attachment_refused' } })
  const opened = await desk.open({ ...input, files: [{ name: '../my "cup".png', bytes: png }] }, asker)
  if (!opened.ok) throw new Error(opened.refusal.message)
  const { ticketId, accessToken } = opened.value
  const read = await floor.ask('GET', `/tickets/${ticketId}`, { token: accessToken })
  const [file] = (read.body['messages'] as { attachments: { url: string; name: string; type: string }[] }[])[0]
    ?.attachments ?? [undefined]
  expect(file).toMatchObject({ name: '../my "cup".png', type: 'image/png', size: png.length })
  const fetched = async (token?: string) => floor.send('GET', file?.url ?? '', token === undefined ? {} : { token })
  const shown = await fetched(accessToken)
  expect([...new Uint8Array(await shown.arrayBuffer())]).toEqual([...png])
  expect([shown.headers.get('content-type'), shown.headers.get('content-disposition')]).toEqual([
    'image/png',
    "inline; filename*=UTF-8''..%2Fmy%20%22cup%22.png",
  ])
  expect([(await fetched(support)).status, (await fetched()).status, (await fetched('x')).status]).toEqual([
    200, 404, 404,
  ])
})

test('erasing an account empties its tickets', async () => {
  const floor = await openApiFloor()
  const amira = await floor.shopper()
  const { id } = await open(floor, {}, amira.token)
  const gone = await floor.ask('DELETE', '/me', { body: { password: amira.password }, token: amira.token })
  expect(gone.status).toBe(200)
  const [ticket] = await floor.store.get([id])
  expect(ticket).toMatchObject({ subject: '', contact: { name: '', email: '' }, messages: [{ body: '' }] })
})

test('staff send a file with their answer: sealed when it is handed in, opened for the shopper, refused by its bytes', async () => {
  const floor = await openApiFloor()
  const { id, token } = await open(floor, { email: 'amira@example.com' })
  const hand = (data: Uint8Array, who = support) =>
    floor.ask('POST', `/tickets/${id}/files`, {
      token: who,
      body: { name: 'receipt.png', data: Buffer.from(data).toString('base64') },
    })
  expect((await hand(Uint8Array.from([1, 2, 3]))).body['code']).toBe('attachment_refused')
  expect((await hand(png, token)).status).toBe(401)
  expect((await hand(png, tokenOf('picker'))).status).toBe(403)
  const kept = await hand(png)
  expect([kept.status, kept.body]).toMatchObject([201, { name: 'receipt.png', type: 'image/png', size: png.length }])
  const input = { ticketId: id, kind: 'public', body: 'Here it is', attachments: [kept.body] }
  expect((await floor.ask('POST', '/commands/answerTicket', { token: support, body: { input } })).status).toBe(200)
  const read = await floor.ask('GET', `/tickets/${id}`, { token })
  const { messages } = read.body as { messages: { attachments: { url: string; name: string }[] }[] }
  expect(messages.at(-1)?.attachments).toMatchObject([{ name: 'receipt.png' }])
  const key = String(kept.body['_key'])
  const opened = await floor.commerce.support.file(id, key, 'shopper')
  expect(opened?.bytes).toEqual(Buffer.from(png))
})
