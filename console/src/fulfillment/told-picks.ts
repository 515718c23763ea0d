import type { WorkRow } from '../orders/order-row.ts'

type Lines = WorkRow['lines']

/**
 * What was told of a list and does not stand in its row yet: a scanner is faster than the shop's answer, and the answer
 * faster than the live row. What is told goes out in turn; what was refused, or may not have arrived, is forgotten.
 */
export function toldPicks() {
  const [told, noted] = [new Map<string, number>(), new Map<string, number>()]
  let last: Promise<unknown> = Promise.resolve()
  const answered = (sku: string, quantity: number, done: boolean) => {
    if (done) noted.set(sku, quantity)
    else if (told.get(sku) === quantity) told.set(sku, noted.get(sku) ?? 0)
  }
  return {
    /** The list as it stands with everything that was told. */
    seen: <Work extends { readonly lines: Lines }>(work: Work): Work => ({
      ...work,
      lines: work.lines.map((line) => ({ ...line, picked: Math.max(line.picked, told.get(line.sku) ?? 0) })),
    }),
    /** The row says it by now, and is believed from here on: somebody may put a unit back. */
    heard(lines: Lines): void {
      for (const { sku, picked } of lines) {
        if (picked < (told.get(sku) ?? 0)) continue
        told.delete(sku)
        noted.delete(sku)
      }
    },
    /** So many of a SKU are picked: sent once everything before it was answered. `send` never rejects. */
    tell<Answer extends { readonly ok: boolean }>(
      sku: string,
      quantity: number,
      send: () => Promise<Answer>,
    ): Promise<Answer> {
      told.set(sku, quantity)
      const answer = last.then(send).then((said) => {
        answered(sku, quantity, said.ok)
        return said
      })
      last = answer
      return answer
    },
  }
}
