/** Catalogue's public face: products, variants, choices, handles and search words. */
export { backorderOf } from './backorder.ts'
export * from './bundle.ts'
export * from './documents.ts'
export * from './handle.ts'
export * from './options.ts'
export { catalogRefusals } from './refusals.ts'
export * from './search-words.ts'
export * from './whole.ts'
