import type { LineItem, Return, ReturnLine } from './documents.ts'
import type { ReturnState } from './states.ts'

/** Units of a line that came back. */
export const receivedUnits = ({ restocked, damaged, writtenOff }: ReturnLine): number =>
  restocked + damaged + writtenOff

/** Units of a line that are still to come back; none of a claim. */
export const awaitedUnits = ({ kind }: Pick<Return, 'kind'>, line: ReturnLine): number =>
  kind === 'claim' ? 0 : line.quantity - receivedUnits(line)

const given: ReadonlySet<ReturnState> = new Set(['rejected', 'canceled'])

/** Units of a line that a return stands for: what it asks for while it is open, what came of it once it is closed. */
export function takenUnits({ kind, state }: Pick<Return, 'kind' | 'state'>, line: ReturnLine): number {
  if (given.has(state)) return 0
  return kind === 'return' && state === 'closed' ? receivedUnits(line) : line.quantity
}

/** Units of an order line that reached the shopper and that no return or claim stands for. Never below zero. */
export const returnableUnits = (
  { _key, delivered }: Pick<LineItem, '_key' | 'delivered'>,
  returns: readonly Pick<Return, 'kind' | 'state' | 'lines'>[],
): number =>
  Math.max(
    0,
    delivered -
      returns
        .flatMap((each) => each.lines.filter(({ line }) => line === _key).map((line) => takenUnits(each, line)))
        .reduce((sum, units) => sum + units, 0),
  )

/** Units of a return that something else may be sent for: those that are to come back, or came, and were not paid for. */
export const unitsToExchange = ({ lines }: Pick<Return, 'lines'>) =>
  lines.flatMap(({ sku, quantity, refunded }) => (quantity > refunded ? [{ sku, quantity: quantity - refunded }] : []))

/** Units of a return's lines that money may be given back for: what came back, or what is claimed, less what was paid. */
export const unitsToRefund = ({ kind, lines }: Pick<Return, 'kind' | 'lines'>) =>
  lines.flatMap((line) => {
    const quantity = (kind === 'claim' ? line.quantity : receivedUnits(line)) - line.refunded
    return quantity > 0 ? [{ sku: line.sku, quantity }] : []
  })
