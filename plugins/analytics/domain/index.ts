/** Analytics' public face: facts, the pure fold into hours, and the figures read from them. */
export * from './behaviour.ts'
export * from './behaviour-figures.ts'
export * from './documents.ts'
export * from './facts.ts'
export * from './figures.ts'
export * from './first-orders.ts'
export * from './hour.ts'
export * from './rollup.ts'
