import { instant } from '@souk/kernel'
import type { ProviderEvent } from '@souk/payments'
import { createMemoryStore, type MemoryStore } from '../../store/memory-store.ts'
import { shopContent } from '../shop.ts'
import { fillCart, openFloor, orderOf, type ShopFloor, shopper, staff } from '../shop-floor.ts'
import { chanceOf } from '../simulation/virtual-time.ts'
import { expectedOf, judgeStorm } from './judge-storm.ts'
import { type Letter, openPost, type Post } from './letters.ts'
import { type Course, courses, openTill, type Step, type Till } from './till.ts'

/** What a storm of letters came to. */
export interface Storm {
  /** Everything that came to the door. */
  readonly letters: number
  /** Different events among them that were true. */
  readonly events: number
  readonly forged: number
  readonly orders: number
  /** Empty is good. */
  readonly violations: readonly string[]
}

/** One order, the way its payment goes, and what of that is still to come. */
export interface Bought {
  readonly orderId: string
  readonly source: Letter['source']
  readonly course: Course
  readonly steps: Step[]
}

interface Sky {
  readonly floor: ShopFloor<MemoryStore>
  readonly tills: Readonly<Record<Letter['source'], Till>>
  readonly post: Post
  readonly random: () => number
  /** What was told and can be asked for again. */
  readonly told: ProviderEvent[]
  readonly violations: string[]
  readonly count: { letters: number; events: number; forged: number }
}

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const names = Object.keys(courses) as readonly Course[]
/** Of a hundred true letters, how many never come; the provider's own list tells of them. */
const lostPerHundred = 5
/** Each true letter comes so often at the most. */
const mostCopies = 6
/** Letters that come at the same moment. */
const atOnce = 5

/**
 * R8: letters of Stripe and PayPal, doubled, shuffled, late, lost and forged, through the real reading of both and the
 * real commands, over a store in memory. Runs until so many letters came; the seed decides what comes when.
 */
export async function letterStorm(letters: number, seed: number, post?: Post): Promise<Storm> {
  const own = post ?? (await openPost())
  try {
    return await blow(letters, seed, own)
  } finally {
    if (!post) await own.close()
  }
}

async function blow(letters: number, seed: number, post: Post): Promise<Storm> {
  const orders = Math.max(2, Math.ceil(letters / 12))
  const told: ProviderEvent[] = []
  const tills = {
    stripe: openTill('stripe', post.verify('stripe'), () => told),
    paypal: openTill('paypal', post.verify('paypal'), () => told),
  }
  const now = { at: instant('2026-11-21T14:00:00.000Z') }
  const store = createMemoryStore({ now: () => now.at, documents: shopContent() })
  const floor = openFloor(store, now, { providers: [tills.stripe.provider, tills.paypal.provider] })
  const count = { letters: 0, events: 0, forged: 0 }
  const sky: Sky = { floor, tills, post, random: chanceOf(seed), told, violations: [], count }
  const lines = [{ sku: 'LATTE', quantity: orders }]
  await floor.commerce.dispatch('receiveStock', { location: 'location-ferry', reference: 'x', lines }, { actor: staff })
  const bought: Bought[] = []
  for (let index = 0; index < orders; index += 1) bought.push(await buy(sky, index, seed))
  await rain(sky, bought, letters)
  // What never came is in the provider's own list, which is read once a minute
  floor.pass(61_000)
  await floor.commerce.settle()
  const documents = store.all()
  const drift = await floor.commerce.verify()
  return {
    ...count,
    orders,
    violations: [
      ...sky.violations,
      ...judgeStorm(bought, documents, (each) => expectedOf(each, tills[each.source].truth(each.orderId))),
      ...drift.map(({ invariant, subject, message }) => `${invariant} ${subject}: ${message}`),
    ].slice(0, 20),
  }
}

async function buy({ floor, random }: Sky, index: number, seed: number): Promise<Bought> {
  const source = random() < 0.7 ? 'stripe' : 'paypal'
  const course = names[Math.floor(random() * names.length)] ?? 'paid'
  const ulid = `01jd7z8k2m${(seed % 100_000).toString().padStart(6, '0')}${index.toString().padStart(10, '0')}`
  const cartId = await fillCart(floor.commerce, `storm${index}`, { LATTE: 1 })
  const done = await floor.commerce.checkout(
    orderOf(ulid, cartId, { payment: { provider: source } }),
    { actor: shopper },
    urls,
  )
  if (!done.ok) throw new Error(done.refusal.message)
  return { orderId: `order.${ulid}`, source, course, steps: [...courses[course]] }
}

/** Steps are made, and letters of any age come, in any order, until all was made and nothing is under way. */
async function rain(sky: Sky, bought: readonly Bought[], letters: number): Promise<void> {
  const { random, count } = sky
  const open = [...bought]
  const underWay: Letter[] = []
  const draw = <Value>(from: Value[]): Value | undefined => from.splice(Math.floor(random() * from.length), 1)[0]
  while (open.length + underWay.length > 0 || count.letters < letters) {
    const next = random() < 0.4 ? open[Math.floor(random() * open.length)] : undefined
    if (next) {
      underWay.push(...(await step(sky, next, bought)))
      if (next.steps.length === 0) open.splice(open.indexOf(next), 1)
      continue
    }
    if (underWay.length === 0 && open.length === 0) underWay.push(...(await lie(sky, bought)))
    const some = Array.from({ length: 1 + Math.floor(random() * atOnce) }, () => draw(underWay))
    await Promise.all(some.map((letter) => letter && deliver(sky, letter)))
  }
}

/** One step at the provider, what it writes about it, and what others write who are not believed. */
async function step(sky: Sky, each: Bought, bought: readonly Bought[]): Promise<readonly Letter[]> {
  const { tills, post, random, told, count } = sky
  const [made] = each.steps.splice(0, 1)
  if (!made) return []
  const till = tills[each.source]
  // What is given back or disputed was taken before: PayPal's money is when the approval is heard, or found
  if (made !== 'pay' && each.source === 'paypal' && till.truth(each.orderId).status === 'approved')
    await sky.floor.commerce.refreshPayment(each.orderId)
  till.make(made, each.orderId)
  count.events += 1
  const letters = post.about(each.source, made, till.truth(each.orderId), count.events)
  for (const { headers, body } of letters) {
    const event = await post.verify(each.source)(headers, body)
    if (event) told.push(event)
    else sky.violations.push(`R8 a true letter was not believed: ${body}`)
  }
  const copies = () => (random() * 100 < lostPerHundred ? 0 : 1 + Math.floor(random() * mostCopies))
  return [
    ...letters.flatMap((letter) => Array.from({ length: copies() }, () => letter)),
    ...(random() < 0.5 ? await lie(sky, bought) : []),
  ]
}

/** Forgeries about somebody's order; and a true signature under another order's money. */
async function lie({ tills, post, random, count }: Sky, bought: readonly Bought[]): Promise<readonly Letter[]> {
  const victim = bought[Math.floor(random() * bought.length)]
  const other = bought[Math.floor(random() * bought.length)]
  if (!victim || !other) return []
  count.events += 1
  const truth = tills[victim.source].truth(victim.orderId)
  const forged = post.forged(victim.source, truth, count.events)
  if (other.source !== victim.source) return forged
  const { session, reference } = tills[other.source].truth(other.orderId)
  const mixed = { ...truth, session, ...(reference !== undefined && { reference }) }
  return [...forged, ...post.about(victim.source, 'pay', mixed, count.events)]
}

async function deliver({ floor, violations, count }: Sky, { source, headers, body }: Letter): Promise<void> {
  const isForged = /forged/i.test(body)
  count.letters += 1
  if (isForged) count.forged += 1
  const outcome = await floor.commerce.receiveWebhook(source, headers, body)
  if (isForged !== (outcome === 'refused')) violations.push(`R8 answered ${outcome}: ${body}`)
}
