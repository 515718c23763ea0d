/** An expected outcome: a value, or a refusal that the caller must handle. Faults are thrown, never returned. */
export type Result<Value, Refused = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refused }

/**
 * An expected no. `code` is stable and snake_case (`out_of_stock`); `message` is one plain English sentence for staff;
 * `detail` carries the figures that the words need, as plain JSON.
 */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Wraps a value as success. */
export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

/** Wraps a refusal. */
export const refuse = <Refused extends Refusal>(
  refusal: Refused,
): { readonly ok: false; readonly refusal: Refused } => ({
  ok: false,
  refusal,
})
