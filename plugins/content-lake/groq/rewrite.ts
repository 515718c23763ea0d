import type { ArrayElementNode, DerefNode, ExprNode, FuncCallNode, OpCallNode } from 'groq-js'
import { foldedCall } from './calls.ts'
import { standInFor } from './functions/own-functions.ts'
import { hookNode } from './hooks.ts'
import { QueryParseError } from './parse-error.ts'
import { requireScorable } from './scorable.ts'
import { attributeNode, callNode, concatNode, mapChildren, thisNode, treeHas, valueNode } from './syntax-tree.ts'

/** The hooks that rewritten nodes call; `engine.ts` answers them. */
export const textHook = 'text'
export const relevanceHook = 'relevance'
export const stringsHook = 'strings'
/** Parts the search text, the document's id and the texts in the argument of `textHook` and `relevanceHook`. */
export const partSeparator = '\u0002'
/** Parts one text from the next. */
export const textSeparator = '\u0003'

const unsupported: ReadonlySet<string> = new Set(['text::semanticSimilarity', 'global::anywhere'])

/** Replaces what groq-js parses but cannot evaluate. Throws {@link QueryParseError} for what nobody here can. */
export function rewriteFunctions(tree: ExprNode, query: string): ExprNode {
  const change = (node: ExprNode): ExprNode => {
    if (node.type === 'OpCall' && node.op === 'match') return rewriteMatch(node, change)
    if (node.type === 'OpCall' && node.op === 'in') return mapChildren(withoutLeftPath(node), { hidden: false }, change)
    if (node.type === 'FuncCall') refuseUnsupported(node, query)
    if (node.type === 'PipeFuncCall' && node.name === 'score') {
      requireScorable(node, query)
      return { ...node, base: change(node.base), args: node.args.map((arg) => scored(arg, change)) }
    }
    const standIn = node.type === 'FuncCall' ? standInFor(node, query) : undefined
    const changed = mapChildren(standIn ?? node, { hidden: false }, change)
    return standIn ? foldedCall(changed) : changed
  }
  return change(tree)
}

function refuseUnsupported(node: FuncCallNode, query: string): void {
  const name = `${node.namespace}::${node.name}`
  if (name === 'text::query') {
    throw new QueryParseError('text::query() may only stand on the right of match', query)
  }
  if (!unsupported.has(name)) return
  const spelled = node.namespace === 'global' ? node.name : name
  const start = Math.max(0, query.indexOf(spelled))
  throw new QueryParseError(`${spelled}() is not supported by this Content Lake`, query, start, start + spelled.length)
}

/** `path(a) in path("b.*")` asks whether the string `a` lies under the path; groq-js wants the bare string there. */
function withoutLeftPath(node: OpCallNode): OpCallNode {
  const left = node.left
  if (left.type !== 'FuncCall' || left.namespace !== 'global' || left.name !== 'path') return node
  return { ...node, left: left.args[0] ?? left }
}

type Change = (node: ExprNode) => ExprNode

/** The search text of `left match text::query(...)`; undefined for any other node. */
function searchTextOf(node: ExprNode): ExprNode | undefined {
  if (node.type !== 'OpCall' || node.op !== 'match') return undefined
  const { right } = node
  const isQuery = right.type === 'FuncCall' && right.namespace === 'text' && right.name === 'query'
  return isQuery ? (right.args[0] ?? valueNode(null)) : undefined
}

function rewriteMatch(node: OpCallNode, change: Change): ExprNode {
  const sought = searchTextOf(node)
  if (!sought) return { ...node, left: searchable(node.left, change), right: change(node.right) }
  const found = { ...textNode(textHook, node.left, sought, change), sought: { left: node.left, text: sought } }
  return found satisfies TextMatch
}

/** A rewritten text search, which still knows what it was: an index may find candidates for it. */
export interface TextMatch extends DerefNode {
  readonly sought: { readonly left: ExprNode; readonly text: ExprNode }
}

export function isTextMatch(node: ExprNode): node is TextMatch {
  return node.type === 'Deref' && 'sought' in node
}

/** What `score()` is given: `score` counts 1 for a match, and a boost adds the rest of its relevance. */
function scored(node: ExprNode, change: Change): ExprNode {
  const sought = searchTextOf(node)
  if (sought && node.type === 'OpCall') {
    const relevance = textNode(relevanceHook, node.left, sought, change)
    return callNode('global', 'boost', [change(node), relevance])
  }
  if (node.type === 'And' || node.type === 'Or')
    return { ...node, left: scored(node.left, change), right: scored(node.right, change) }
  if (node.type === 'Group' && treeHas(node, (inner) => searchTextOf(inner) !== undefined))
    return scored(node.base, change)
  const [inner, ...rest] = node.type === 'FuncCall' && node.name === 'boost' ? node.args : []
  return inner ? callNode('global', 'boost', [scored(inner, change), ...rest.map(change)]) : change(node)
}

/** The left side of a plain `match`, with `@` standing for all texts of a document. */
function searchable(left: ExprNode, change: Change): ExprNode {
  if (left.type === 'This') return documentTexts(thisNode)
  if (left.type !== 'Array') return change(left)
  const elements = left.elements.map((element): ArrayElementNode => {
    if (element.value.type !== 'This') return { ...element, value: change(element.value) }
    return { type: 'ArrayElement', isSplat: true, value: documentTexts({ type: 'Array', elements: [element] }) }
  })
  return { ...left, elements }
}

/** All texts of the document `@`; `otherwise` when it is none, as inside `tags[@ match "a"]`. */
function documentTexts(otherwise: ExprNode): ExprNode {
  return callNode('global', 'coalesce', [hookNode(stringsHook, attributeNode('_id')), otherwise])
}

/**
 * `left match text::query(q)` becomes a hook whose argument is the search text, the id of the document when the left
 * side has `@`, and the texts of the rest.
 */
function textNode(hook: string, left: ExprNode, query: ExprNode, change: Change): DerefNode {
  const parts = left.type === 'Array' ? left.elements.map((element) => element.value) : [left]
  const searchesDocument = parts.some((part) => part.type === 'This')
  const texts = parts.map((part) => textOf(part.type === 'This' ? part : change(part)))
  const id = searchesDocument ? orEmpty(callNode('global', 'string', [attributeNode('_id')])) : valueNode('')
  const text = texts.reduce((joined, next) => concatNode(concatNode(joined, valueNode(textSeparator)), next))
  const head = concatNode(concatNode(orEmpty(change(query)), valueNode(partSeparator)), id)
  return hookNode(hook, concatNode(concatNode(head, valueNode(partSeparator)), text))
}

/** A string or an array of strings as one string; anything else as none. */
function textOf(node: ExprNode): ExprNode {
  const joined = callNode('array', 'join', [callNode('array', 'compact', [node]), valueNode(textSeparator)])
  return callNode('global', 'coalesce', [joined, callNode('global', 'string', [node]), valueNode('')])
}

function orEmpty(node: ExprNode): ExprNode {
  return callNode('global', 'coalesce', [node, valueNode('')])
}
