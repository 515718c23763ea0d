/** What tests of other rooms need to speak of orders. */
export * from './apply.ts'
export * from './arbitraries.ts'
export * from './factories.ts'
