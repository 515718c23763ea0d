import { type Fulfillment, type LineItem, type Order, openOffers, type Substitution } from '@souk/orders'
import type { Books, Violation } from './books.ts'

/** I8 of missing units: every one that came off or was replaced is counted once on its line and once on its list. */
export function checkSubstitutions({ orders, fulfillments }: Books): readonly Violation[] {
  const byOrder = Map.groupBy(fulfillments, ({ order }) => order)
  return orders.flatMap((order) => {
    const lists = byOrder.get(order._id) ?? []
    const messages = [...order.lines.flatMap((line) => ofLine(order, line, lists)), ...lists.flatMap(ofList)]
    return messages.map((message) => ({ invariant: 'I8', subject: order._id, message }))
  })
}

const units = (entries: readonly Substitution[], outcome: Substitution['outcome'], line: string): number =>
  entries
    .filter((each) => each.outcome === outcome && each.line === line)
    .reduce((sum, { quantity }) => sum + quantity, 0)

function ofLine(
  { lines }: Order,
  { _key, sku, substituted = 0, substitutes, canceled }: LineItem,
  lists: readonly Fulfillment[],
): readonly string[] {
  const entries = lists.flatMap(({ substitutions = [] }) => substitutions)
  const replaced = units(entries, 'replaced', _key)
  const short = lists
    .flatMap((list) => list.lines)
    .filter(({ line }) => line === _key)
    .reduce((sum, { shorted }) => sum + shorted, 0)
  const instead = entries.filter(({ line, outcome }) => line === _key && outcome === 'replaced')
  return [
    ...(replaced === substituted ? [] : [`${substituted} of ${sku} count as substituted, its lists say ${replaced}`]),
    ...(short <= canceled ? [] : [`${short} of ${sku} came short, ${canceled} count as canceled`]),
    ...(substitutes === undefined || lines.some((line) => line._key === substitutes)
      ? []
      : [`${sku} replaces a line that is not there`]),
    ...instead.flatMap(({ replacement = '' }) =>
      lines.some((line) => line.sku === replacement) ? [] : [`${replacement} was to replace ${sku} and is not there`],
    ),
  ]
}

function ofList(list: Fulfillment): readonly string[] {
  const { substitutions = [], lines, state, _id } = list
  const lineKeys = new Set([...lines, ...substitutions].map(({ line }) => line))
  return [
    ...(openOffers(list).length > 0 && state !== 'picking' ? [`${_id} is ${state} and still asks`] : []),
    ...[...lineKeys].flatMap((key) => {
      const own = lines.filter(({ line }) => line === key)
      const short = own.reduce((sum, { shorted }) => sum + shorted, 0)
      const settled = units(substitutions, 'refunded', key)
      return short === settled ? [] : [`${short} of ${own[0]?.sku ?? key} are short on ${_id}, settled were ${settled}`]
    }),
  ]
}
