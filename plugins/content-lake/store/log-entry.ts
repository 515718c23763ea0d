import type { WireMutation } from '../mutations/transaction.ts'

/** A mendoza patch each way between two states of a document, both without `_rev`. */
export interface Effects {
  readonly apply: readonly unknown[]
  readonly revert: readonly unknown[]
}

/** What the log keeps of one transaction's work on one document. */
export interface LogEntry {
  readonly documentId: string
  /** The document's type, before or after, whichever is known. */
  readonly type: string
  readonly transition: 'appear' | 'update' | 'disappear'
  readonly previousRev?: string
  /** The document's revision after it, where that is not the transaction's id: an import brought it along. */
  readonly resultRev?: string
  readonly mutations: readonly WireMutation[]
  readonly effects: Effects
}

/** The author of what the lake does by itself, as the Studio knows it. */
export const systemAuthor = '<system>'

/** One transaction as the log keeps it. `author` is the id of the token or person. */
export interface LoggedTransaction {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly entries: readonly LogEntry[]
}

/** A transaction with its place in the log: later ones have larger numbers. */
export interface PlacedTransaction extends LoggedTransaction {
  readonly sequence: number
}
