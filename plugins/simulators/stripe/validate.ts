import { invalid, StripeFailure } from './failure.ts'
import type { FormValue } from './form.ts'
import { book, resolved } from './schemas/book.ts'
import type { Schema } from './schemas/generate.ts'
import type { Roots } from './schemas/roots.ts'

/** The names of the requests that have a schema. */
export type RequestName = Extract<keyof Roots, `request.${string}`>

/**
 * Checks decoded form values against the schema of a request, and turns texts into the numbers and booleans that they
 * stand for. Throws the failure that Stripe answers for an unknown, missing or ill-formed parameter.
 */
export function parseRequest<Name extends RequestName>(name: Name, form: Record<string, FormValue>): Roots[Name] {
  return value(book.roots[name] ?? {}, form, '') as Roots[Name]
}

function value(schema: Schema, input: FormValue, path: string): unknown {
  const rule = resolved(schema)
  if (rule.anyOf) return anyOf(rule.anyOf, input, path)
  if (rule.enum) return oneOf(rule.enum, input, path)
  if (rule.const !== undefined) return oneOf([rule.const], input, path)
  if (rule.type === 'object') return members(rule, input, path)
  if (rule.type === 'array') return list(rule, input, path)
  if (typeof input !== 'string') throw invalid(`Invalid ${rule.type ?? 'value'}: ${JSON.stringify(input)}`, path)
  if (rule.known) return oneOf(rule.known, input, path)
  if (rule.type === 'number') return number(input, path)
  if (rule.type === 'boolean') return oneOf([true, false], input, path)
  if (rule.type === 'null') throw invalid(`Invalid value: ${input}`, path)
  return input
}

function anyOf(options: readonly Schema[], input: FormValue, path: string): unknown {
  const failures: StripeFailure[] = []
  for (const option of options) {
    try {
      return value(option, input, path)
    } catch (failure) {
      if (!(failure instanceof StripeFailure)) throw failure
      // The option whose shape fits has the failure worth telling
      const kind = resolved(option).type
      const fits = Array.isArray(input)
        ? kind === 'array'
        : typeof input === 'object'
          ? kind === 'object'
          : kind !== 'null'
      failures[fits ? 'unshift' : 'push'](failure)
    }
  }
  throw failures[0] ?? invalid('Invalid value', path)
}

function oneOf(values: readonly (string | number | boolean)[], input: FormValue, path: string): unknown {
  const found = values.find((candidate) => String(candidate) === input)
  if (found !== undefined) return found
  if (values.includes(true)) throw invalid(`Invalid boolean: ${String(input)}`, path)
  const words = values.map(String)
  const listed = words.length > 1 ? `one of ${words.slice(0, -1).join(', ')}, or ${words.at(-1)}` : words[0]
  throw invalid(`Invalid ${path}: must be ${listed}`, path)
}

function number(input: string, path: string): number {
  const fractions = /percent|latitude|longitude/.test(path)
  if (!(fractions ? /^-?\d+(\.\d+)?$/ : /^-?\d{1,15}$/).test(input)) {
    throw invalid(`Invalid integer: ${input}`, path, 'parameter_invalid_integer')
  }
  return Number(input)
}

function list(rule: Schema, input: FormValue, path: string): unknown[] {
  if (!Array.isArray(input)) throw invalid('Invalid array', path)
  return input.map((item, index) => value(rule.items ?? {}, item, `${path}[${index}]`))
}

function members(rule: Schema, input: FormValue, path: string): Record<string, unknown> {
  if (typeof input !== 'object' || Array.isArray(input)) throw invalid('Invalid object', path)
  const at = (name: string) => (path === '' ? name : `${path}[${name}]`)
  const known = rule.properties ?? {}
  const open = typeof rule.additionalProperties === 'object' ? rule.additionalProperties : undefined
  const answer: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(input)) {
    const schema = (Object.hasOwn(known, name) ? known[name] : undefined) ?? open
    if (!schema) {
      throw invalid(
        `Received unknown parameter: ${at(name)}${hint(name, Object.keys(known))}`,
        at(name),
        'parameter_unknown',
      )
    }
    answer[name] = value(schema, item, at(name))
  }
  const absent = (rule.required ?? []).find((name) => !Object.hasOwn(input, name))
  if (absent) throw invalid(`Missing required param: ${at(absent)}.`, at(absent), 'parameter_missing')
  return answer
}

function hint(name: string, known: readonly string[]): string {
  const near = known.find((candidate) => distance(candidate, name) <= 2)
  return near === undefined ? '' : `. Did you mean ${near}?`
}

/** Edit distance between two short names. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (char === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
