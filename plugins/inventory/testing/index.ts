/** What tests of other rooms need to speak of stock. */
export * from './arbitraries.ts'
export * from './factories.ts'
