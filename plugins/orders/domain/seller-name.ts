/** Whose goods a line is about. */
export interface Sold {
  readonly seller?: string
  readonly sellerName?: string
}

/** What the seller was called when it was ordered; of orders older than that, the handle. Empty when nobody is named. */
export const sellerName = ({ seller = '', sellerName: name }: Sold): string => name ?? seller.replace(/^seller-/, '')

/** The sellers of some lines, each once, in the lines' order. */
export const sellerNames = (lines: readonly Sold[]): readonly string[] => [
  ...new Set(lines.map(sellerName).filter((name) => name !== '')),
]
