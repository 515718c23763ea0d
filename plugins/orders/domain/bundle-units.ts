import type { Allocation, LineItem, LinePart } from './documents.ts'

/** Units of a line, and for a bundle what each of them is made of: stock moves by the parts. */
export type UnitsOfLine<Unit> = Unit & { readonly parts?: readonly Pick<LinePart, 'sku' | 'variant' | 'quantity'>[] }

/** Units at a place, as stock wants them. */
export type UnitsAt = UnitsOfLine<Omit<Allocation, '_key' | 'seller'>>

/**
 * The units of an order that are there, with the frozen parts of their line: what it waits for is no stock yet. Every move
 * of stock that is caused by an order goes through here.
 */
export function withParts<
  Unit extends { readonly line: string; readonly quantity: number; readonly backordered?: number },
>(
  { lines }: { readonly lines: readonly Pick<LineItem, '_key' | 'parts'>[] },
  units: readonly Unit[],
): readonly UnitsOfLine<Unit>[] {
  const parts = new Map(lines.map((line) => [line._key, line.parts]))
  return units.flatMap((unit) => {
    const quantity = unit.quantity - (unit.backordered ?? 0)
    const own = parts.get(unit.line)
    if (unit.backordered !== undefined && quantity === 0) return []
    return [own ? { ...unit, quantity, parts: own } : { ...unit, quantity }]
  })
}
