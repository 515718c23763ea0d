import { type Refusal, refuse } from './result.ts'

/** The words and HTTP status of one refusal code. `{name}` in the words is filled from the refusal's detail. */
export interface RefusalWords {
  /** Of the problem+json answer: 409 when the state of things says no, 422 when the request does, 429 too often. */
  readonly status: 403 | 404 | 409 | 422 | 429 | 503
  /** One plain sentence for staff; becomes `Refusal.message`. */
  readonly staff: string
  /** One plain sentence for shoppers. */
  readonly shopper: string
}

/** A domain's refusals, by code. The codes are stable: clients branch on them. */
export type RefusalTable = Readonly<Record<string, RefusalWords>>

/** Fills `{name}` from the detail; a name without a value stays as it is, so that a gap is seen. */
export const fillWords = (words: string, detail: Readonly<Record<string, unknown>> = {}): string =>
  words.replace(/\{(\w+)\}/g, (gap, name: string) => (detail[name] === undefined ? gap : String(detail[name])))

/** Makes a domain's way to say no: `const no = refuser(orderRefusals)`, then `no('wrong_pin')`. */
export const refuser =
  <Table extends RefusalTable>(table: Table) =>
  <Code extends keyof Table & string>(code: Code, detail?: Readonly<Record<string, unknown>>) =>
    refuse<Refusal & { readonly code: Code }>({
      code,
      message: fillWords(table[code]?.staff ?? code, detail),
      ...(detail ? { detail } : {}),
    })
