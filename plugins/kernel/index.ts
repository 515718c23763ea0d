/** The words every room shares. Pure: no clock, no randomness, no I/O. */
export * from './actor.ts'
export * from './decision.ts'
export * from './ids.ts'
export * from './instant.ts'
export * from './lifecycle.ts'
export * from './localized.ts'
export * from './money.ts'
export * from './result.ts'
