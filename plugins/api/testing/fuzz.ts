import { staff } from '@souk/commerce/testing'
import fc from 'fast-check'
import { openApiFloor } from './api-floor.ts'
import { fire, shots } from './shots.ts'

/** What so many requests came to. */
export interface Fuzzed {
  readonly runs: number
  /** How often each status was answered. */
  readonly seen: ReadonlyMap<number, number>
  /** The first answer that the document does not promise, as what replays it; then faults and broken invariants. */
  readonly wrong: readonly string[]
}

/**
 * Fires so many requests at a shop in memory: right ones, right but for one place, and nothing of the kind. Every status
 * must be one that the document names, every body one that its schema allows. The same seed fires the same requests.
 */
export async function fuzzApi(runs: number, seed: number): Promise<Fuzzed> {
  const { floor, known, people } = await openTarget()
  const seen = new Map<number, number>()
  let fired = 0
  const property = fc.asyncProperty(shots(known), async (shot) => {
    fired += 1
    // Limits are for one address and a while; whoever asks so often asks from many places
    if (fired % 1000 === 0) await later(floor)
    const token = people.get(shot.token ?? '') ?? shot.token
    const { status, wrong } = await fire(floor, { ...shot, token }, `192.0.2.${fired % 250}`)
    seen.set(status, (seen.get(status) ?? 0) + 1)
    if (wrong !== undefined) throw new Error(JSON.stringify({ route: shot.route.id, wrong }))
    if (status < 300 && people.has(shot.token ?? '') && leaving.has(shot.route.id))
      people.set(shot.token ?? '', (await newcomer(floor, fired)).token)
  })
  // A shop that has changed answers otherwise, so nothing is shrunk
  const result = await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
  const undocumented = result.failed ? [`seed ${seed}, path ${result.counterexamplePath}: ${fault(result)}`] : []
  await later(floor)
  const drift = (await floor.commerce.verify()).map((each) => `seed ${seed}: ${JSON.stringify(each)}`)
  floor.api.close()
  return {
    runs: result.numRuns,
    seen,
    wrong: [...undocumented, ...floor.faults.map((each) => inspect(each)), ...drift],
  }
}

const inspect = (fault: unknown): string =>
  JSON.stringify(fault, (_, value: unknown) => (value instanceof Error ? String(value.stack) : value))

const fault = ({ errorInstance, counterexample }: { errorInstance: unknown; counterexample: unknown }): string => {
  const words = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  return `${words} ${fc.stringify(counterexample)}`.slice(0, 4000)
}

/** A minute goes by, and the shop does what is due. */
async function later({ pass, commerce }: Pick<Awaited<ReturnType<typeof openApiFloor>>, 'pass' | 'commerce'>) {
  pass(60_000)
  await commerce.settle()
}

/** Somebody else, from a place of their own: limits are for one address, and people leave often here. */
const newcomer = ({ shopper }: Pick<Awaited<ReturnType<typeof openApiFloor>>, 'shopper'>, count: number) =>
  shopper(`fuzz-${count}@example.com`, 'Somebody', `198.51.100.${count}`)

/** An order that a card has paid, and its fulfillment. */
async function paidOrder(floor: Awaited<ReturnType<typeof openApiFloor>>): Promise<readonly [string, string]> {
  const { id } = await floor.order({ LATTE: 2 })
  floor.provider.pay(floor.provider.session(id) ?? '')
  await floor.commerce.refreshPayment(id)
  return [id, `fulfillment.${id.slice('order.'.length)}-1`]
}

/** Routes after which a token is of no use. */
const leaving = new Set(['signOut', 'signOutEverywhere', 'endSession', 'eraseMe'])

/** A shop with stock, a promotion, an order, four shoppers, and the ids of all of it. */
async function openTarget() {
  const floor = await openApiFloor({ LATTE: 500, MOCHA: 5 })
  const promotion = { _type: 'promotion', title: [], kind: 'percent', value: 1000, minimum: 100_000, active: true }
  await floor.store.commit([{ create: { _id: 'promotion-ten', ...promotion } }], { transactionId: 'promotion' })
  const ten = { promotion: 'promotion-ten', code: 'TEN' }
  await floor.commerce.dispatch('createPromotionCode', ten, { actor: staff })
  const placed = await floor.order({ LATTE: 2 }, { payment: { provider: 'cash' } })
  const unpaid = await floor.order({ LATTE: 1 })
  const paid = await Promise.all([1, 2, 3, 4].map(() => paidOrder(floor)))
  const people = new Map<string, string>()
  for (const name of ['amira', 'sam', 'ida', 'leena'])
    people.set(`session of ${name}`, (await floor.shopper(`${name}@example.com`, name)).token)
  const letter = { subject: 'Late', message: 'Where is it?', email: 'amira@example.com' }
  const ticket = await floor.ask('POST', '/tickets', { body: letter })
  const known = {
    cart: await floor.cart({ LATTE: 1 }),
    order: placed.id,
    fulfillment: placed.fulfillment,
    bearer: placed.token,
    others: [unpaid.id, unpaid.id, ...paid.flat()],
    ticket: (ticket.body['ticket'] as { id: string }).id,
    ticketBearer: String(ticket.body['accessToken']),
    shoppers: [...people.keys()],
  }
  return { floor, known, people }
}
