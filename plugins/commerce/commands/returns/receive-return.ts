import { levelIdsOf, refills, type StockLevel, type StockLocation, stockWrites, takeBack } from '@souk/inventory'
import { ok, refuse, type Write } from '@souk/kernel'
import { inspections, type ReceivedReturn, receiveReturn as decideReceive, withParts } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { noteShape, returnIdShape } from './inputs.ts'
import { goOn, restOfExchange } from '../exchanges/goods-back.ts'
import { refundReturn } from './refund-return.ts'
import {
  type AfterSaleFacts,
  loadByReturn,
  returnApplied,
  returnNotFound,
  returnRoles,
  type ReturnValue,
  returnValue,
} from './return-facts.ts'
import { tellReturn } from './tell-return.ts'

type Input = CommandInputs['receiveReturn']
interface Facts extends AfterSaleFacts {
  readonly location: StockLocation | undefined
  readonly levels: readonly StockLevel[]
}

const findings = Object.keys(inspections) as (keyof typeof inspections)[]

/**
 * Units came back and were looked at: to the shelf of a place, aside, or away, and with them their money when that is
 * wanted. Refusals: `unknown_location`, those of the domain's `receiveReturn`, and of `refundReturn`.
 */
export const receiveReturn = defineCommand<Input, Facts | undefined, ReturnValue>({
  name: 'receiveReturn',
  title: 'Receive a return',
  roles: returnRoles,
  lane: 'stock',
  input: z.strictObject({
    returnId: returnIdShape,
    location: z.string().min(1).max(100),
    units: z
      .array(
        z.strictObject({
          sku: z.string().min(1).max(100),
          quantity: z.int().min(1).max(9999),
          as: z.enum(findings),
          parts: z
            .array(z.strictObject({ sku: z.string().min(1).max(100), as: z.enum(findings) }))
            .min(1)
            .max(20)
            .exactOptional(),
        }),
      )
      .min(1)
      .max(600),
    refund: z.boolean().exactOptional(),
    note: noteShape,
  }),
  async load(reader, { returnId, location }) {
    const [facts, [place]] = await Promise.all([
      loadByReturn(reader, returnId),
      reader.content<StockLocation>([location]),
    ])
    const lines = facts?.returns.find(({ _id }) => _id === returnId)?.lines ?? []
    const sold = facts ? withParts(facts.order, lines) : []
    const levels = await reader.peek<StockLevel>(levelIdsOf(sold.map((line) => ({ ...line, location }))))
    return facts && { ...facts, location: place, levels: levels.filter((level) => level !== undefined) }
  },
  applied: (facts, { returnId }, call) => returnApplied(facts, returnId, call),
  decide(facts, input, call) {
    if (!facts) return returnNotFound()
    if (facts.location?._type !== 'stockLocation')
      return refuse({ code: 'unknown_location', message: 'There is no such stock location.' })
    const decided = decideReceive(facts, { ...input, ...call }, call.now)
    if (!decided.ok) return decided
    const { writes, effects, value: received } = decided.value
    const told = tellReturn(facts.order, received.return, call)
    const moved = [...backInStock(facts, received, input.location, call), ...told.writes]
    const done = [...effects, ...told.effects, ...goOn(received.return)]
    const rest = restOfExchange(facts, received.return, call)
    if (rest)
      return rest.ok
        ? ok({
            writes: [...writes, ...moved, ...rest.value.writes],
            effects: [...done, ...rest.value.effects],
            value: returnValue(received.return, rest.value.value),
          })
        : rest
    if (!input.refund) return ok({ writes: [...writes, ...moved], effects: done, value: returnValue(received.return) })
    const money = refundReturn(facts, received.return, call)
    if (!money.ok) return money
    return ok({
      writes: [...writes, ...moved, ...money.value.writes],
      effects: [...done, ...money.value.effects],
      value: returnValue(received.return, money.value.value),
    })
  },
})

/** One movement of what came back; levels that were told to run low may be told again once they are refilled. */
function backInStock({ order, levels }: Facts, received: ReceivedReturn, location: string, call: Call) {
  const cause = { kind: 'return', order: order._id, orderNumber: order.number, return: received.return._id }
  const units = received.units.map((unit) => ({ ...unit, location }))
  const move = takeBack(units, { ...call, cause }, call.now)
  const refilled = levels
    .filter((level) => {
      const change = move.changes.find(({ id }) => id === level._id)
      return change !== undefined && refills(level, change.by.onHand - change.by.unavailable)
    })
    .map(({ _id: id }): Write => ({ patch: { id, unset: ['lowSince'] } }))
  return [...stockWrites(move, levels), ...refilled]
}
