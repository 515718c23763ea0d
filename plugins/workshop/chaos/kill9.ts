import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createClient, type SanityClient } from '@sanity/client'
import { percentile } from '../bench/measure.ts'
import { shopClient } from '../e2e/shop-client.ts'
import { cartWith, checkOut, crowd } from './crowd.ts'
import { drift } from './drift.ts'
import { type Kill, lastWordOf, recovery } from './recovery.ts'
import type { Chaos } from './run.ts'
import { type Servers, skusOf, startServers } from './servers.ts'

const serverCount = 3
const shoppers = 12
const supply = 400_000
/** A part is let live for so long before it is killed again: one that falls at once is given up by whoever keeps it. */
const livesMs = 3100
/** Kills come so far apart at least, so that what happens after one can be told from what the next does. */
const apartMs = 500
const mostWaitMs = 30_000
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

interface Sales {
  /** Ids of the orders that somebody was told of, with their numbers. */
  readonly told: Map<string, string>
  /** When each server told somebody of an order last. */
  readonly last: Map<string, number>
  on: boolean
}

/** Buys again and again, at another server whenever one does not answer. */
async function shop(servers: Servers, sku: string, sales: Sales, who: number): Promise<void> {
  const { ask, leave } = crowd(10_000)
  for (let turn = who; sales.on; turn += 1) {
    const origin = servers.origins[turn % servers.origins.length] ?? ''
    const cart = await cartWith(ask, who, origin, sku)
    if (cart === undefined) {
      await pause(50)
      continue
    }
    const { status, text } = await checkOut(ask, who, origin, cart, turn % 2 ? 'cash' : 'stripe')
    if (status !== 201) continue
    const { order } = JSON.parse(text) as { readonly order: { readonly id: string; readonly number: string } }
    sales.told.set(order.id, order.number)
    sales.last.set(origin, performance.now())
  }
  leave()
}

/** How long this machine takes just now to bring up a process that does nothing: what recovery is to be read beside. */
async function bareStart(): Promise<number> {
  const from = performance.now()
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
  return performance.now() - from
}

/** Kills one part after the other, and answers for each how long it took until it served again: a server by its own word. */
async function killAll(
  servers: Servers,
  runs: number,
  seed: number,
  sales: Sales,
  say: (line: string) => void,
): Promise<readonly Kill[]> {
  const bare: number[] = []
  const parts = ['lake', ...servers.origins]
  const pidOf = (part: string) => (part === 'lake' ? servers.world.pid('lake') : servers.pid(part))
  const seen = new Map<number, number>()
  const kills: Kill[] = []
  for (let turn = seed; kills.length < runs; turn += 1) {
    const part = parts[turn % parts.length] ?? 'lake'
    const pid = pidOf(part)
    const bornAt = pid === undefined ? undefined : (seen.get(pid) ?? performance.now())
    if (pid !== undefined && bornAt !== undefined) seen.set(pid, bornAt)
    if (pid === undefined || bornAt === undefined || performance.now() - bornAt < livesMs) {
      await pause(20)
      continue
    }
    const killedAt = performance.now()
    process.kill(pid, 'SIGKILL')
    // What was on its way back when it fell does not count
    await pause(10)
    const from = performance.now()
    const isBack = () => lastWordOf(part, sales.last) >= from
    while (!isBack() && performance.now() - killedAt < mostWaitMs) await pause(5)
    kills.push({ part, ms: isBack() ? performance.now() - killedAt : undefined })
    if (kills.length % 10 === 0) bare.push(await bareStart())
    if (kills.length % 25 === 0) {
      say(`${kills.length} of ${runs} killed, ${sales.told.size} orders acknowledged`)
      for (const line of recovery(kills).said) say(`  ${line}`)
    }
    await pause(Math.max(0, apartMs - (performance.now() - killedAt)))
  }
  if (bare.length > 0)
    say(`a process that does nothing came and went within ${percentile(bare, 0.5).toFixed(0)} ms, half of the time`)
  return kills
}

/** Orders that somebody was told of and that are not there as told. */
async function lostOf(client: SanityClient, told: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const lost: string[] = []
  const ids = [...told.keys()]
  for (let from = 0; from < ids.length; from += 100) {
    const some = ids.slice(from, from + 100)
    const found = await client.getDocuments<{ number: string }>(some)
    for (const [index, id] of some.entries())
      if (found[index]?.['number'] !== told.get(id)) lost.push(`${id} was acknowledged and is not there as told`)
  }
  return lost
}

/** R5: servers and the lake are killed in the midst of commits, and whoever was told of an order has it. */
export const kill9: Chaos = {
  name: 'kill9',
  about:
    'kill -9 of the lake and of three servers while shoppers buy over HTTP; nothing acknowledged is lost, no drift',
  defaultRuns: 50,
  async run({ runs, seed, say }) {
    const servers = await startServers(serverCount)
    const { world } = servers
    try {
      const [sku = ''] = await skusOf(world)
      await shopClient(world).setAvailable(sku, supply)
      const sales: Sales = { told: new Map(), last: new Map(), on: true }
      const everybody = Promise.all(Array.from({ length: shoppers }, (_, who) => shop(servers, sku, sales, who)))
      const kills = await killAll(servers, runs, seed, sales, say)
      sales.on = false
      await everybody
      const client = createClient({
        projectId: world.access.projectId,
        dataset: world.access.dataset,
        token: world.access.tokens.admin,
        apiVersion: '2025-02-19',
        apiHost: `http://127.0.0.1:${world.env.lakePort}`,
        useProjectHostname: false,
        useCdn: false,
      })
      const { said, wrong } = recovery(kills)
      for (const line of [`${sales.told.size} orders acknowledged`, ...said]) say(line)
      return { runs, violations: [...(await lostOf(client, sales.told)), ...(await drift(world)), ...wrong] }
    } finally {
      await servers.dispose()
    }
  },
}
