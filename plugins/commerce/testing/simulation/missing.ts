import type { Actor } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { CommandInputs, CommandName } from '../../contract.ts'
import { shopper, staff } from '../shop-floor.ts'
import type { MissingPlan } from './plan.ts'

/** What is sold and may be missing, and what may come instead. */
export const sold = 'LATTE'
export const instead = 'FLAT'

interface Errand<Name extends CommandName> {
  readonly name: Name
  readonly input: CommandInputs[Name]
  readonly actor: Actor
}
/** Runs a command through one of the processes. */
type Run = <Name extends CommandName>(through: number, errand: Errand<Name>) => Promise<unknown>

/**
 * Two pickers claim the same list, and whoever has it misses a unit of it twice at once; then the shopper, somebody on the phone and a second
 * opinion answer together. Any step may be refused by what happened meanwhile; the books must add up all the same.
 */
export async function miss(
  plan: MissingPlan,
  list: Fulfillment,
  read: (id: string) => Promise<Order | Fulfillment | undefined>,
  run: Run,
): Promise<void> {
  const { _id: fulfillmentId, order: orderId } = list
  const claim = (actor: Actor) => ({ name: 'claimFulfillment', input: { fulfillmentId }, actor }) as const
  await Promise.all([run(0, claim(staff)), run(1, claim({ ...staff, id: 'staff-2' }))])
  const input = { fulfillmentId, sku: sold, quantity: 1, reason: plan.reason, candidates: [instead] }
  const { assignee: holder = staff } = ((await read(fulfillmentId)) as Fulfillment | undefined) ?? {}
  const report = { name: 'reportMissing', input, actor: holder } as const
  await Promise.all([run(0, report), run(1, report)])
  const found = (await read(fulfillmentId)) as Fulfillment | undefined
  await Promise.all(
    (found?.substitutions ?? []).flatMap(({ _key: key }, index) => [
      run(index, {
        name: 'settleSubstitution',
        input: { orderId, key, answer: 'replace', sku: instead },
        actor: shopper,
      }),
      run(index + 1, { name: 'settleSubstitution', input: { orderId, key, answer: plan.second }, actor: staff }),
    ]),
  )
}
