/** Pricing's public face: one pure quote, its tax table, and the check that recomputes it. */
export * from './check-totals.ts'
export * from './documents.ts'
export * from './quote.ts'
export * from './tax.ts'
