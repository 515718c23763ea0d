import { fieldPath } from './field-path.ts'
import { requestError } from './http-error.ts'
import { isRecord } from './lake-problems.ts'
import { type Bind, operators } from './operators.ts'

/** GROQ with the values it stands for. */
export interface Condition {
  readonly groq: string
  readonly params: Readonly<Record<string, unknown>>
}

const deepest = 12

function write(filter: unknown, bind: Bind, depth: number): string {
  if (!isRecord(filter)) throw requestError('a filter must be an object')
  if (depth > deepest) throw requestError(`filters may nest ${deepest} deep`)
  const { operator, value, field } = filter
  if (operator === 'or' || operator === 'and') {
    if (!Array.isArray(value)) throw requestError(`"${operator}" needs a list of filters`)
    // Nothing to choose from is false, nothing to fulfill is true, as in every logic.
    if (value.length === 0) return operator === 'or' ? 'false' : 'true'
    return `(${value.map((each) => write(each, bind, depth + 1)).join(operator === 'or' ? ' || ' : ' && ')})`
  }
  if (typeof operator !== 'string' || !Object.hasOwn(operators, operator))
    throw requestError(`"${String(operator)}" is not a filter operator`)
  if (value === undefined && operator !== 'null' && operator !== 'nnull')
    throw requestError(`the filter on "${String(field)}" has no value`)
  return `(${operators[operator as keyof typeof operators](fieldPath(field), value, bind)})`
}

/**
 * Writes Refine's filters as one GROQ condition. Values become parameters `$f0`, `$f1`, ...; fields pass the path
 * grammar; an operator that is not in the table is an error, never silence. No filters: `true`.
 */
export function filtersToGroq(filters: readonly unknown[] | undefined): Condition {
  const params: Record<string, unknown> = {}
  const bind: Bind = (value) => {
    const name = `f${Object.keys(params).length}`
    params[name] = value
    return `$${name}`
  }
  const parts = (filters ?? []).map((filter) => write(filter, bind, 0))
  return { groq: parts.length === 0 ? 'true' : parts.join(' && '), params }
}
