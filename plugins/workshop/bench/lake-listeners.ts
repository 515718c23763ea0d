import { Agent, get } from 'node:http'
import { inProcess } from './child-answer.ts'
import { benchToken, type Started } from './lake-process.ts'
import { type Benchmark, percentile } from './measure.ts'

const listeners = 1000
/** Of them so many are staff with a queue open, who hear of every order; each of the rest follows one order. */
const queues = 100
const perSecond = 100
const seconds = 8
const mostMs = 50

let transactions = 0

interface Crowd {
  readonly delays: number[]
  leave(): void
}

/** Opens listeners; each tells how long after its sending a change came. */
async function gather(origin: string, count: number, sent: ReadonlyMap<string, number>): Promise<Crowd> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const delays: number[] = []
  const open = Array.from({ length: count }, (_, at) => {
    const query = at < queues ? '*[_type == "order"]' : '*[_id == $id]'
    const params = at < queues ? '' : `&$id=${encodeURIComponent(JSON.stringify(`order.${at % 500}`))}`
    const url = `${origin}/v2025-02-19/data/listen/production?query=${encodeURIComponent(query)}${params}&includeResult=true`
    return new Promise<() => void>((welcome, failed) => {
      const request = get(url, {
        agent,
        headers: { authorization: `Bearer ${benchToken}`, 'x-sanity-project-id': 'bench' },
      })
      request.on('error', failed)
      request.on('response', (answer) => {
        answer.setEncoding('utf8').on('error', () => undefined)
        answer.on('data', (text: string) => {
          if (text.includes('event: welcome')) welcome(() => request.destroy())
          for (const [, id] of text.matchAll(/"transactionId":"([^"]+)"/g)) {
            const start = sent.get(id ?? '')
            if (start !== undefined) delays.push(performance.now() - start)
          }
        })
      })
    })
  })
  const leaves = await Promise.all(open)
  return { delays, leave: () => leaves.forEach((leave) => leave()) }
}

/** Sends so many changes a second, each when it is due whatever the answers do. */
async function change(origin: string, sent: Map<string, number>, count: number): Promise<void> {
  const headers = {
    authorization: `Bearer ${benchToken}`,
    'x-sanity-project-id': 'bench',
    'content-type': 'application/json',
  }
  const started = performance.now()
  const answers: Promise<unknown>[] = []
  for (let at = 0; at < count; at += 1) {
    const due = started + (at * 1000) / perSecond
    if (due > performance.now()) await new Promise((wait) => setTimeout(wait, due - performance.now()))
    const transactionId = `t${(transactions += 1)}`
    const document = { _id: `order.${at % 500}`, _type: 'order', state: 'placed', number: at }
    sent.set(transactionId, performance.now())
    const body = JSON.stringify({ mutations: [{ createOrReplace: document }], transactionId })
    const asked = fetch(`${origin}/v2025-02-19/data/mutate/production`, { method: 'POST', headers, body })
    answers.push(
      asked.then(async (answer) => {
        if (!answer.ok) throw new Error(`a change was answered ${answer.status}: ${await answer.text()}`)
        await answer.text()
      }),
    )
  }
  await Promise.all(answers)
}

/** A thousand listeners while orders change: how long until each has heard. */
export const lakeListeners: Benchmark = {
  name: 'lake-listeners',
  about:
    '1,000 listeners (100 staff queues, 900 shoppers) at 100 transactions a second: milliseconds from sending to hearing',
  async run(say) {
    const lake = inProcess<Started>('lake-process.ts', [':memory:'])
    try {
      const origin = `http://127.0.0.1:${(await lake.answer).port}`
      const delayOf = async (count: number): Promise<number[]> => {
        say(`${count} listeners`)
        const sent = new Map<string, number>()
        const crowd = await gather(origin, count, sent)
        await change(origin, sent, perSecond * seconds)
        const want = 0.999 * perSecond * seconds * Math.min(count, queues)
        for (const end = Date.now() + 10_000; crowd.delays.length < want && Date.now() < end; )
          await new Promise((wait) => setTimeout(wait, 50))
        crowd.leave()
        if (crowd.delays.length < want) throw new Error(`only ${crowd.delays.length} of ${want} events were heard`)
        return crowd.delays
      }
      await delayOf(1)
      const [one, many] = [await delayOf(1), await delayOf(listeners)]
      const [p95, alone] = [percentile(many, 0.95), percentile(one, 0.95)]
      return [
        { measure: '1,000 listeners against one', ours: p95, control: alone, unit: 'ms', ratio: alone / p95 },
        {
          measure: '1,000 listeners within 50 ms',
          ours: p95,
          control: mostMs,
          unit: 'ms',
          ratio: mostMs / p95,
          reach: 1,
          note: `${many.length} events; half within ${percentile(many, 0.5).toFixed(1)} ms`,
        },
      ]
    } finally {
      lake.child.disconnect()
    }
  },
}
