import type { Desk } from './desk.ts'
import { notSimulated } from './failure.ts'
import type { FormValue } from './form.ts'
import type { Roots } from './schemas/roots.ts'
import { parseRequest, type RequestName } from './validate.ts'

/** One endpoint of Stripe's API. `prepare` checks the parameters (throws Stripe's refusal) and answers the work to do. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Segments, where `:id` stands for any one. */
  readonly path: readonly string[]
  prepare(form: Record<string, FormValue>, id: string): (desk: Desk) => unknown
}

/** Describes an endpoint: the schema of its request, which of Stripe's parameters work here, and what it does. */
export function operation<Name extends RequestName>(parts: {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly request: Name
  /** Parameters (of the first level) that are simulated; Stripe's others are refused aloud. `expand` always works. */
  readonly takes: readonly (keyof Roots[Name] & string)[]
  run(desk: Desk, params: Roots[Name], id: string): unknown
}): Operation {
  return {
    method: parts.method,
    path: parts.path.split('/').slice(1),
    prepare(form, id) {
      const params = parseRequest(parts.request, form)
      const odd = Object.keys(form).find((name) => name !== 'expand' && !parts.takes.some((taken) => taken === name))
      if (odd !== undefined) throw notSimulated(`The parameter ${odd}`, odd)
      return (desk) => parts.run(desk, params, id)
    },
  }
}

/** The segment that stands for `:id`, or undefined when the path is another one. */
export function matchPath(pattern: readonly string[], path: readonly string[]): string | undefined {
  if (pattern.length !== path.length) return undefined
  let id = ''
  for (const [index, segment] of pattern.entries()) {
    const given = path[index] ?? ''
    if (segment === ':id') id = given
    else if (segment !== given) return undefined
  }
  return id
}
