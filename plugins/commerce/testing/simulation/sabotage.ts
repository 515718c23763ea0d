import type { DocumentStore } from '../../contract.ts'

/** Breaks a store on purpose, to see whether the judge notices. */
export type Sabotage = (store: DocumentStore) => DocumentStore
