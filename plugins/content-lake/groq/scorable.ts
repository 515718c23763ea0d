import type { ExprNode, PipeFuncCallNode } from 'groq-js'
import { QueryParseError } from './parse-error.ts'

/**
 * `score()` ranks documents as they are stored: before it may stand filters, slices and other pipe functions, but no
 * projection and nothing that takes one document out. Throws {@link QueryParseError}.
 * Source: https://www.sanity.io/docs/specifications/groq-functions, "score operates on unmodified data"
 */
export function requireScorable(node: PipeFuncCallNode, query: string): void {
  if (node.name !== 'score' || isListOfWholes(node.base)) return
  const start = Math.max(0, query.search(/\|\s*score\b/))
  throw new QueryParseError('score() must come before projections and elements', query, start, query.length)
}

function isListOfWholes(node: ExprNode): boolean {
  switch (node.type) {
    case 'AccessElement':
    case 'Projection':
    case 'Object':
    case 'Value':
      return false
    case 'Map':
    case 'FlatMap':
      return node.expr.type !== 'Projection' && isListOfWholes(node.base)
    case 'Filter':
    case 'Slice':
    case 'Group':
    case 'ArrayCoerce':
    case 'PipeFuncCall':
      return isListOfWholes(node.base)
    default:
      return true
  }
}
