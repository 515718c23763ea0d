/**
 * Thrown when the store asks to slow down, or cannot be reached, while something is read. Nothing was written by that
 * reading; whoever has written nothing before may say that the shop is busy.
 */
export class StoreBusy extends Error {
  readonly retryAfterMs: number
  constructor(retryAfterMs: number, cause?: unknown) {
    super('the store asks to slow down', { cause })
    this.retryAfterMs = retryAfterMs
  }
}
