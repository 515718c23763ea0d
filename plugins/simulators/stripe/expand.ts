import type { Desk } from './desk.ts'
import { invalid } from './failure.ts'
import type { FormValue } from './form.ts'
import { listing } from './listing.ts'
import type { Kind } from './store.ts'

type Json = { [name: string]: unknown }

/** Fields that hold an id and can be answered as the whole object. */
const references: Readonly<Record<string, Kind>> = {
  payment_intent: 'payment_intent',
  latest_charge: 'charge',
  charge: 'charge',
}

/** Fields that are not answered at all unless asked for. */
const collections: Readonly<Record<string, (desk: Desk, owner: string) => unknown>> = {
  'checkout.session.line_items': (desk, owner) => lineItems(desk, owner, {}),
  'charge.refunds': (desk, owner) => listing(desk, 'refund', `/v1/charges/${owner}/refunds`, {}, { charge: owner }),
}

/** A session's lines, in the order in which they were given, as Stripe lists them. */
export function lineItems(desk: Desk, session: string, params: Parameters<typeof listing>[3]): unknown {
  const page = listing(desk, 'item', `/v1/checkout/sessions/${session}/line_items`, params, { session }, true)
  return { ...page, data: page.data.map(({ session: _owner, ...item }) => item) }
}

/** Replaces ids by the objects that `expand` names (`latest_charge`, `data.payment_intent`, up to four levels). */
export function expand(desk: Desk, answer: unknown, wanted: FormValue | undefined): unknown {
  if (wanted === undefined) return answer
  const paths = Array.isArray(wanted) ? wanted : [wanted]
  const copy: unknown = structuredClone(answer)
  for (const path of paths) {
    if (typeof path !== 'string') throw invalid('Invalid string', 'expand')
    const steps = path.split('.')
    if (steps.length > 4) throw invalid('You cannot expand more than 4 levels of a property.', 'expand')
    walk(desk, copy, steps, path)
  }
  return copy
}

function walk(desk: Desk, node: unknown, steps: readonly string[], path: string): void {
  const [step, ...rest] = steps
  if (step === undefined || node === null) return
  if (Array.isArray(node)) {
    for (const item of node) walk(desk, item, steps, path)
    return
  }
  if (!isJson(node)) throw cannot(path)
  const value = Object.hasOwn(node, step) ? node[step] : undefined
  const collect = collections[`${String(node['object'])}.${step}`]
  const kind = references[step]
  if (collect && value === undefined) node[step] = collect(desk, String(node['id']))
  else if (kind && typeof value === 'string') node[step] = desk.store.get(kind, value) ?? value
  else if (typeof value !== 'object' || (value === null && !kind)) throw cannot(path)
  walk(desk, node[step], rest, path)
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cannot(path: string) {
  return invalid(`This property cannot be expanded (${path}).`, 'expand')
}
