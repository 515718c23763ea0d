import { type ExprNode, parse } from 'groq-js'
import { asParseError, QueryParseError } from './parse-error.ts'
import { walkTree } from './syntax-tree.ts'

/** A parsed query and the parameters whose values it has to be given. */
export interface ParsedQuery {
  readonly tree: ExprNode
  readonly parameters: readonly string[]
}

/** A parameter between brackets, `[0...$n]` or `[$i]`: groq-js takes it only as a constant. */
const bracketParameter = /(?:\.\.\.?\s*\$(\w+))|(?:\[\s*\$(\w+)\s*(?=\]|\.\.))/g

/**
 * The parameters that shape the tree itself, so that the parsed query is only good for these values. The rest stay
 * open in the tree.
 */
export function shapingParameters(query: string, params: Record<string, unknown>): Record<string, unknown> {
  const shaping: Record<string, unknown> = {}
  for (const [, sliced, indexed] of query.matchAll(bracketParameter)) {
    const name = sliced ?? indexed
    if (name !== undefined && Object.hasOwn(params, name)) shaping[name] = params[name]
  }
  return shaping
}

/** Parses a query. Throws {@link QueryParseError}. */
export function parseQuery(query: string, shaping: Record<string, unknown>): ParsedQuery {
  if (query.trim() === '') throw new QueryParseError('unexpected end of query', query)
  try {
    const tree = parse(withKnownFunctions(query), { params: shaping })
    const parameters = new Set<string>()
    walkTree(tree, (node) => {
      if (node.type === 'Parameter') parameters.add(node.name)
    })
    return { tree, parameters: [...parameters] }
  } catch (cause) {
    throw asParseError(cause, query)
  }
}

/** Refuses a query whose parameters were not all given, as the hosted service does. */
export function requireParameters(query: string, parsed: ParsedQuery, params: Record<string, unknown>): void {
  for (const name of parsed.parameters) {
    if (Object.hasOwn(params, name)) continue
    const start = query.indexOf(`$${name}`)
    throw new QueryParseError(`param $${name} referenced, but not provided`, query, start, start + name.length + 1)
  }
}

/** Functions that groq-js cannot name, and ones it can that carry the same arguments past its parser. */
const standIns: Readonly<Record<string, string>> = {
  'string::length': 'length',
  'sanity::partOfVariant': 'user::attributes',
}

/** Exchanges names outside string literals and comments, padded so that error positions stay true. */
function withKnownFunctions(query: string): string {
  if (!query.includes('string::length') && !query.includes('partOfVariant')) return query
  const literalOrName =
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|\b(?:string::length|sanity::partOfVariant)(?=\s*\()/g
  return query.replace(literalOrName, (found) => {
    const standIn = standIns[found]
    return standIn === undefined ? found : standIn.padStart(found.length)
  })
}
