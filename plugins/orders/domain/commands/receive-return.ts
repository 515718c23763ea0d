import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Order, Return, ReturnLine } from '../documents.ts'
import { no } from '../refusals.ts'
import { type OnReturn, openFor, type ReturnStep, stepReturn } from '../return-step.ts'
import { type Inspection, inspections } from '../return-words.ts'
import { awaitedUnits, receivedUnits } from '../returned-units.ts'
import type { ReturnFacts } from './open-return.ts'

/** So many units of a SKU, and what the inspection found of them. */
export interface InspectedUnits {
  readonly sku: string
  readonly quantity: number
  readonly as: Inspection
  /** Parts of a bundle of which something else was found. */
  readonly parts?: readonly { readonly sku: string; readonly as: Inspection }[]
}

/** Units as they lie in stock: of a bundle its parts, each with what was found of it. */
export interface UnitsBack {
  readonly sku: string
  readonly variant: string
  readonly quantity: number
  readonly as: Inspection
  /** SKU of the bundle that they were sold in. */
  readonly bundle?: string
}

export interface ReceiveReturn extends OnReturn {
  readonly units: readonly InspectedUnits[]
  readonly note?: string
}

/** What came in: the return as it stands, and the units to move in the same transaction. */
export interface ReceivedReturn {
  readonly return: Return
  readonly units: readonly UnitsBack[]
}

/**
 * Units came back and were looked at; what was found of each is recorded once. The order's line counts them as returned.
 * Refusals: `return_not_found`, `wrong_state`, `goods_stay`, `unknown_return_line`, `return_units_too_many`. The caller
 * moves the units.
 */
export function receiveReturn(
  facts: ReturnFacts,
  command: ReceiveReturn,
  now: Instant,
): Result<Decision<ReceivedReturn>, Refusal> {
  const found = openFor(facts, command, 'receive')
  if (!found.ok) return found
  const lines = inspectedLines(found.value, command.units)
  if (!lines.ok) return lines
  const foreign = command.units.map((each) => foreignPart(facts.order, each)).find((sku) => sku !== undefined)
  if (foreign !== undefined) return no('unknown_return_line', { sku: foreign })
  const all = lines.value.every((line) => awaitedUnits(found.value, line) === 0)
  const set: ReturnStep['set'] = {
    lines: lines.value,
    ...(all ? { state: 'inspected', inspectedAt: now } : { state: 'received' }),
  }
  const note = [wordsOf(command.units), command.note].filter(Boolean).join('. ')
  const order = cameBack(facts.order, found.value, lines.value)
  const step = stepReturn(facts.order, found.value, { set, event: 'return_received', note, order }, command, now)
  const units = command.units.flatMap((each) => unitsBack(facts.order, found.value, each))
  return ok({ ...step, value: { return: step.value, units } })
}

function unitsBack(
  order: Order,
  { lines }: Return,
  { sku, quantity, as, parts }: InspectedUnits,
): readonly UnitsBack[] {
  const line = lines.find((each) => each.sku === sku)
  const made = order.lines.find(({ _key }) => _key === line?.line)?.parts
  if (!made) return [{ sku, variant: line?.variant ?? '', quantity, as }]
  return made.map((part) => ({
    sku: part.sku,
    variant: part.variant,
    quantity: part.quantity * quantity,
    as: parts?.find((each) => each.sku === part.sku)?.as ?? as,
    bundle: sku,
  }))
}

/** A part that is named must be one of the bundle. */
function foreignPart(order: Order, { sku, parts = [] }: InspectedUnits): string | undefined {
  const made = order.lines.find((line) => line.sku === sku)?.parts ?? []
  return parts.find((part) => made.every((each) => each.sku !== part.sku))?.sku
}

function inspectedLines(before: Return, units: readonly InspectedUnits[]): Result<readonly ReturnLine[], Refusal> {
  const lines = new Map(before.lines.map((line) => [line.sku, line]))
  for (const { sku, quantity, as } of units) {
    const line = lines.get(sku)
    if (!line) return no('unknown_return_line', { sku })
    const left = awaitedUnits(before, line)
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left)
      return no('return_units_too_many', { sku, quantity, left })
    const { counts } = inspections[as]
    lines.set(sku, { ...line, [counts]: line[counts] + quantity })
  }
  return ok([...lines.values()])
}

/** The order's lines with what came back now. */
const cameBack = (order: Order, before: Return, after: readonly ReturnLine[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    after.flatMap((line, index) => {
      const was = before.lines[index]
      const more = was ? receivedUnits(line) - receivedUnits(was) : 0
      const item = order.lines.find(({ _key }) => _key === line.line)
      return more > 0 && item ? [[`lines[_key=="${line.line}"].returned`, (item.returned ?? 0) + more]] : []
    }),
  )

/** `2 FLAT-WHITE back on the shelf, 1 BUN thrown away`. */
const wordsOf = (units: readonly InspectedUnits[]): string =>
  units
    .map(({ sku, quantity, as, parts = [] }) => {
      const others = parts.map((part) => `${part.sku} ${inspections[part.as].title.toLowerCase()}`)
      return [`${quantity} ${sku} ${inspections[as].title.toLowerCase()}`, ...others].join(', of it ')
    })
    .join('; ')
