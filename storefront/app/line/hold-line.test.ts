import { expect, test } from 'vitest'
import { holdLine } from './hold-line.ts'
import { createLine } from './line.ts'

const origin = 'https://shop.example'
const lost = () => Promise.reject(new TypeError('Failed to fetch'))
const press = { method: 'POST', body: 'intent=pay' }

/** A line whose requests go, in turn, as `answers` say. */
function hold(...answers: (() => Promise<Response>)[]) {
  const line = createLine()
  const states: string[] = []
  line.subscribe(() => states.push(line.state()))
  const sent: string[] = []
  const send: typeof fetch = (asked, init) => {
    sent.push(`${init?.method ?? 'GET'} ${String(asked)}`)
    return (answers.shift() ?? lost)()
  }
  return { line, states, sent, fetch: holdLine(send, { origin, line, pause: async () => undefined }) }
}
const say = (text: string) => () => Promise.resolve(new Response(text))
/** An answer that ends in the middle. */
const broken = () =>
  Promise.resolve(new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) })))
const soon = () => new Promise((done) => setTimeout(done))

test('what was read in vain is read again until it is answered, and the page hears how the line is', async () => {
  const { fetch, sent, states } = hold(lost, broken, say('tea'))
  expect(await (await fetch(`${origin}/cart.data`)).text()).toBe('tea')
  expect(sent).toEqual(Array.from({ length: 3 }, () => `GET ${origin}/cart.data`))
  expect(states).toEqual(['lost', 'well'])
})

test.each([
  ['found no way', lost],
  ['lost its answer', broken],
])('a press that %s is not sent again by itself: it waits for the next one, which gives it up', async (_, first) => {
  const { fetch, sent, line } = hold(first, say('read'), say('placed'))
  const given = new AbortController()
  const waiting = fetch(`${origin}/checkout.data`, { ...press, signal: given.signal })
  const outcome = waiting.catch(String)
  await soon()
  expect([line.state(), sent.length]).toEqual(['lost', 1])
  line.mend()
  expect(line.state()).toBe('back')
  await fetch('/orders/o.data')
  expect(line.state()).toBe('back')
  given.abort(new Error('pressed again'))
  expect(await (await fetch(`${origin}/checkout.data`, press)).text()).toBe('placed')
  expect([line.state(), sent.length]).toEqual(['well', 3])
  expect(await outcome).toBe('Error: pressed again')
})

test('a page that was left, and what is none of the router’s, hears of its own failure', async () => {
  const { fetch, states } = hold()
  const left = AbortSignal.abort(new Error('left'))
  await expect(fetch(`${origin}/cart.data`, { signal: left })).rejects.toThrow('Failed to fetch')
  await expect(fetch(`${origin}/seen`, press)).rejects.toThrow('Failed to fetch')
  await expect(fetch('https://other.example/a.data')).rejects.toThrow('Failed to fetch')
  expect(states).toEqual([])
})

test('an answer keeps its status and its headers', async () => {
  const { fetch } = hold(() => Promise.resolve(new Response(null, { status: 204, headers: { 'X-Kept': 'yes' } })))
  const answer = await fetch('/__manifest?p=/cart')
  expect([answer.status, answer.headers.get('X-Kept'), answer.body]).toEqual([204, 'yes', null])
})
