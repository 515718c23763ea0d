/** The shop's server side: commands that cross domains, their dispatch, effects, sweep and roll-ups. */
export { type CommerceOptions, createCommerce } from './commerce.ts'
export * from './accounts/contract.ts'
export { type DemoShopper, registerShopper } from './accounts/register-shopper.ts'
export * from './contract.ts'
export type { EffectDocument, NumberBlock } from './documents.ts'
export { createLakeStore, type LakeStoreOptions, UnknownOutcome } from './store/lake-store.ts'
export { createMemoryStore, type MemoryStore } from './store/memory-store.ts'
