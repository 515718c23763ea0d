/** Thrown when nobody can tell whether a transaction landed: every attempt and every reading failed. */
export class UnknownOutcome extends Error {
  readonly transactionId: string
  constructor(transactionId: string, cause: unknown) {
    super(`the outcome of transaction ${transactionId} is not known`, { cause })
    this.transactionId = transactionId
  }
}
