import { type ExprNode, parse } from 'groq-js'
import { renameUnknownFunctions } from './functions/names.ts'
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
  const renamed = renameUnknownFunctions(query)
  try {
    // groq-js wants a line to end after a comment.
    const tree = parse(`${renamed.text}\n`, { params: shaping })
    const parameters = new Set<string>()
    walkTree(tree, (node) => {
      if (node.type === 'Parameter') parameters.add(node.name)
    })
    return { tree, parameters: [...parameters] }
  } catch (cause) {
    throw asParseError(cause, query, renamed.originalPlace)
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
