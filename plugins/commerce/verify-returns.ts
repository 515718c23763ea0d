import { type StockAccount, type StockEntry, type StockMovement, takenBack } from '@souk/inventory'
import {
  inspections,
  type LinePart,
  type Order,
  receivedUnits,
  type Return,
  type ReturnLine,
  takenUnits,
} from '@souk/orders'
import type { Books, Violation } from './books.ts'

/**
 * I1: what returns say came back is what the ledger says left the shopper's hands, by SKU and by what was found. I8: no
 * more is returned or claimed of a line than was delivered, and the line counts what its returns received.
 */
export function checkReturns({ orders, returns, movements }: Books): readonly Violation[] {
  const ordersById = new Map(orders.map((order) => [order._id, order]))
  const byOrder = Map.groupBy(returns, ({ order }) => order)
  const back = Map.groupBy(movements.filter(cameBack), ({ cause }) => cause.return ?? '')
  const ids = new Set(returns.map(({ _id }) => _id))
  return [
    ...orders.flatMap((order) => checkLines(order, byOrder.get(order._id) ?? [])),
    ...returns.flatMap((each) => checkLedger(each, ordersById.get(each.order), back.get(each._id) ?? [])),
    ...returns
      .filter(({ order }) => !ordersById.has(order))
      .map(({ _id }) => ({ invariant: 'I8', subject: _id, message: 'is a return of no order' })),
    ...[...back.values()]
      .flat()
      .filter(({ cause }) => !ids.has(cause.return ?? ''))
      .map(({ _id }) => ({ invariant: 'I1', subject: _id, message: 'brings units back that no return speaks of' })),
  ]
}

const cameBack = ({ entries }: StockMovement): boolean => entries.some(({ from }) => from === 'customer')

function checkLines(order: Order, returns: readonly Return[]): readonly Violation[] {
  const named = [...(order.returns ?? [])].toSorted().join(' ')
  const own = returns
    .map(({ _id }) => _id)
    .toSorted()
    .join(' ')
  const say = (message: string): Violation => ({ invariant: 'I8', subject: order._id, message })
  return [
    ...(named === own ? [] : [say('its returns are not the ones it names')]),
    ...order.lines.flatMap(({ _key, sku, delivered, returned = 0 }) => {
      const lines = returns.flatMap((each) =>
        each.lines.filter(({ line }) => line === _key).map((line) => ({ taken: takenUnits(each, line), line })),
      )
      const taken = lines.reduce((sum, each) => sum + each.taken, 0)
      const received = lines.reduce((sum, { line }) => sum + receivedUnits(line), 0)
      return [
        ...(taken <= delivered ? [] : [say(`${taken} of ${sku} are returned or claimed, ${delivered} were delivered`)]),
        ...(received === returned ? [] : [say(`${sku} counts ${returned} returned, its returns ${received}`)]),
      ]
    }),
  ]
}

function checkLedger(
  { _id, lines }: Return,
  order: Order | undefined,
  movements: readonly StockMovement[],
): readonly Violation[] {
  const entries = movements.flatMap((each) => each.entries).filter(({ from }) => from === 'customer')
  const partsOf = (key: string) => order?.lines.find(({ _key }) => _key === key)?.parts
  return lines.flatMap((line) => {
    const parts = partsOf(line.line)
    return parts ? checkParts(_id, line, parts, entries) : checkFound(_id, line, entries)
  })
}

/** Of a bundle each part came back, wherever it went then: they are looked at one by one. */
const checkParts = (
  subject: string,
  line: ReturnLine,
  parts: readonly LinePart[],
  entries: readonly StockEntry[],
): readonly Violation[] =>
  parts.flatMap(({ sku, quantity }) => {
    const says = receivedUnits(line) * quantity
    const ledger = entries
      .filter((entry) => entry.sku === sku && entry.bundle === line.sku)
      .reduce((sum, entry) => sum + entry.quantity, 0)
    const message = `${says} of ${sku} came back in ${line.sku}, movements say ${ledger}`
    return says === ledger ? [] : [{ invariant: 'I1', subject, message }]
  })

function checkFound(subject: string, line: ReturnLine, entries: readonly StockEntry[]): readonly Violation[] {
  const moved = (to: StockAccount) =>
    entries
      .filter((entry) => entry.sku === line.sku && entry.bundle === undefined && entry.to === to)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  const found = Object.keys(takenBack) as (keyof typeof takenBack)[]
  return found
    .map((as) => ({ as, says: line[inspections[as].counts], ledger: moved(takenBack[as]) }))
    .filter(({ says, ledger }) => says !== ledger)
    .map(({ as, says, ledger }) => ({
      invariant: 'I1',
      subject,
      message: `${inspections[as].title}: ${says} of ${line.sku}, movements say ${ledger}`,
    }))
}
