import { requestError } from './http-error.ts'

const segment = /^(?:[A-Za-z_][A-Za-z0-9_]*|\[\]|\[[A-Za-z0-9_-]+\])/
const reserved = new Set(['true', 'false', 'null', 'in', 'match', 'asc', 'desc'])

/** True for a name that may stand in a query as it is: letters, digits and `_`, not a word of the language. */
const isAttribute = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name)

/** `[]` walks an array, `[en]` picks the item with that key. */
const bracket = (part: string): string => (part === '[]' ? '[]' : `[_key == "${part.slice(1, -1)}"][0]`)

/**
 * Turns a Refine field name into GROQ, or throws a 400: `address.city`, `product->title`, `tags[]`, `title[en].value`.
 * `id` at the start means `_id`. Nothing but this grammar ever reaches a query as text; values travel as parameters.
 */
export function fieldPath(field: unknown): string {
  const refused = () => requestError(`"${String(field)}" is not a field path`)
  if (typeof field !== 'string') throw refused()
  let rest = field
  let out = ''
  let joined = true
  while (rest !== '') {
    const part = segment.exec(rest)?.[0]
    if (part === undefined) throw refused()
    const brackets = part.startsWith('[')
    if (joined === brackets || (!brackets && !isAttribute(part))) throw refused()
    out += brackets ? bracket(part) : out === '' && part === 'id' ? '_id' : part
    rest = rest.slice(part.length)
    const joint = /^(?:\.|->)/.exec(rest)?.[0]
    joined = joint !== undefined
    out += joint ?? ''
    rest = rest.slice(joint?.length ?? 0)
  }
  if (out === '' || joined) throw refused()
  return out
}

/** Checks the top-level attribute names of a write: JSONMatch would read a bracket or a dot in them as a path. */
export function attributeName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    const message = `"${name}" is not an attribute name`
    throw requestError(message, { [name]: message })
  }
  return name
}
