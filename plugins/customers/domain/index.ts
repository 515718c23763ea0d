/** Customers' public face. Sign-up, addresses and consent come with their own issue. */
export * from './documents.ts'
