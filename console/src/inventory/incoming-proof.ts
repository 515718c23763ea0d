import type { IncomingStep, PaperMovement, PurchaseOrder, StockTransfer } from '@souk/inventory'

/** The most papers and movements that are looked through; one more is asked for, to know whether these are all. */
export const mostPapers = 1000

/** What brings a SKU to a place, as far as it was read. */
export interface IncomingBooks {
  readonly papers: readonly (StockTransfer | PurchaseOrder)[]
  readonly movements: readonly PaperMovement[]
}

/** True where nothing was left out: only then do the papers explain what is awaited, or was at a moment. */
export const isWhole = ({
  papers,
  movements,
}: { readonly [Name in keyof IncomingBooks]: readonly unknown[] }): boolean =>
  papers.length <= mostPapers && movements.length <= mostPapers

/** Whether all steps together, from nothing on, make what a level awaits. */
export function incomingProof(incoming: number, steps: readonly Pick<IncomingStep, 'effect'>[]) {
  const sum = steps.reduce((total, { effect }) => total + effect, 0)
  return sum === incoming
    ? { holds: true, words: `Its papers add up to ${sum}.` }
    : { holds: false, words: `Its papers add up to ${sum}, the level says ${incoming}.` }
}
