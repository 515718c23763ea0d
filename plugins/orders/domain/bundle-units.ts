import type { Allocation, LineItem, LinePart } from './documents.ts'

/** Units of a line, and for a bundle what each of them is made of: stock moves by the parts. */
export type UnitsOfLine<Unit> = Unit & { readonly parts?: readonly Pick<LinePart, 'sku' | 'variant' | 'quantity'>[] }

/** Units at a place, as stock wants them. */
export type UnitsAt = UnitsOfLine<Omit<Allocation, '_key' | 'seller'>>

/** Adds the frozen parts of their line to units of an order. Every move of stock that is caused by an order goes through here. */
export function withParts<Unit extends { readonly line: string }>(
  { lines }: { readonly lines: readonly Pick<LineItem, '_key' | 'parts'>[] },
  units: readonly Unit[],
): readonly UnitsOfLine<Unit>[] {
  const parts = new Map(lines.map((line) => [line._key, line.parts]))
  return units.map((unit) => {
    const own = parts.get(unit.line)
    return own ? { ...unit, parts: own } : unit
  })
}
