import { available, type StockLevel, unitsTyped } from '@souk/inventory'
import { parseAmount } from '../ui/money-input.ts'
import { goodsTitle, type Sellable } from './stock-rows.ts'

/** A line as it is typed; `cost` only where something is bought. */
export interface DraftLine {
  readonly sku: string
  readonly units: string
  readonly cost: string
}

/** A scan or a choice: a SKU that is there already gets one more, any other gets a line. */
export function withSku(lines: readonly DraftLine[], sku: string): readonly DraftLine[] {
  if (!lines.some((line) => line.sku === sku)) return [...lines, { sku, units: '1', cost: '' }]
  return lines.map((line) => (line.sku === sku ? { ...line, units: String((unitsTyped(line.units) ?? 0) + 1) } : line))
}

const same = (a: string | null, b: string): boolean => a?.toLowerCase() === b

/** What was meant by a text: the SKU or barcode that it is, and else whatever holds it, at most six. */
export function goodsFound(goods: readonly Sellable[], text: string): readonly Sellable[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const exact = goods.filter(({ sku, barcode }) => same(sku, wanted) || same(barcode, wanted))
  if (exact.length > 0) return exact.slice(0, 1)
  return goods.filter((each) => `${goodsTitle(each)} ${each.sku}`.toLowerCase().includes(wanted)).slice(0, 6)
}

/** The lines as a command takes them, or what is wrong with which. `currency` where they cost something. */
export type LinesRead =
  | { readonly ok: true; readonly lines: readonly { sku: string; quantity: number; unitCost?: number }[] }
  | { readonly ok: false; readonly words: string; readonly at: Readonly<Record<string, string>> }

/** Reads the lines that were typed. */
export function readLines(drafts: readonly DraftLine[], currency: string | undefined): LinesRead {
  if (drafts.length === 0) return { ok: false, words: 'Add what it is about first.', at: {} }
  const at: Record<string, string> = {}
  const lines = drafts.flatMap(({ sku, units, cost }) => {
    const quantity = unitsTyped(units)
    const unitCost = currency === undefined ? undefined : parseAmount(cost, currency)
    if (quantity === undefined || quantity === 0) at[sku] = 'A whole number, 1 or more.'
    else if (currency !== undefined && unitCost === undefined) at[sku] = `What one costs, in ${currency}.`
    else return [{ sku, quantity, ...(unitCost === undefined ? {} : { unitCost }) }]
    return []
  })
  return Object.keys(at).length > 0 ? { ok: false, words: 'Some lines are not complete.', at } : { ok: true, lines }
}

/** How a line that leaves a place will find it: what is free there now, and whether that is enough. */
export function standsAt(
  levels: readonly StockLevel[],
  line: DraftLine,
): { readonly words: string; readonly short: boolean } {
  const level = levels.find(({ sku }) => sku === line.sku)
  const free = level ? Math.max(0, available(level)) : 0
  const wanted = unitsTyped(line.units) ?? 0
  return wanted > free
    ? { words: `Only ${free} are free there now.`, short: true }
    : { words: `${free} are free there now, ${free - wanted} stay.`, short: false }
}
