import { type Decision, decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { ConsentKind } from '../consents.ts'
import type { Consent, Customer } from '../documents.ts'
import { no } from '../refusals.ts'

/** What a shopper may change of themselves at once; contacts are confirmed first. */
export interface ProfileChange {
  readonly name?: string
  readonly language?: string
  readonly consents?: Readonly<Partial<Record<ConsentKind, boolean>>>
}

/** Changes name, language and consents. A consent keeps the moment it was last given or withdrawn. */
export function changeProfile(
  customer: Customer | undefined,
  change: ProfileChange,
  now: Instant,
): Result<Decision<{ readonly customer: string }>, Refusal> {
  if (!customer || customer.state === 'erased') return no('customer_not_found')
  const set = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.language === undefined ? {} : { language: change.language }),
    ...(change.consents === undefined ? {} : { consents: consentsAfter(customer.consents, change.consents, now) }),
  }
  const writes =
    Object.keys(set).length === 0 ? [] : [{ patch: { id: customer._id, ifRevisionID: customer._rev, set } }]
  return ok(decision(writes, { customer: customer._id }))
}

/** The consents after an answer; those that did not change keep their moment. */
export function consentsAfter(
  before: readonly Consent[],
  answers: Readonly<Partial<Record<ConsentKind, boolean>>>,
  now: Instant,
): readonly Consent[] {
  const told = Object.entries(answers).flatMap(([kind, granted]) =>
    granted === undefined ? [] : [{ _key: kind as ConsentKind, granted, at: now }],
  )
  const same = (each: Consent) => before.find((old) => old._key === each._key && old.granted === each.granted) ?? each
  return [...before.filter(({ _key }) => answers[_key] === undefined), ...told.map(same)]
}
