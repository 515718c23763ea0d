import { type ExprNode, evaluateSync } from 'groq-js'
import { compileNode } from './compiled/compile-node.ts'
import { type Evaluate, NotCompiled, type Run, Scope } from './compiled/scope.ts'
import { hookNode, parseHook } from './hooks.ts'
import { QueryParseError } from './parse-error.ts'
import { parseQuery, requireParameters, shapingParameters } from './parse.ts'
import { partSeparator, rewriteFunctions, stringsHook, textHook, textSeparator } from './rewrite.ts'
import { mapChildren, treeHas } from './syntax-tree.ts'
import { stringsOf } from './text/words.ts'
import { matchesText, parseTextQuery } from './text-query.ts'
import type { LakeDocument } from './document.ts'
import { quickChecks } from './quick-checks.ts'

/** A filter that is asked about one document at a time. */
export interface CompiledFilter {
  readonly matches: (doc: LakeDocument) => boolean
  /** It runs as our own code; if not, groq-js evaluates it, whose patterns may take for ever. */
  readonly compiled: boolean
  /** It asks of a document nothing but its type. */
  readonly ofType: boolean
}

/** What `identity()`, `sanity::projectId()` and `sanity::dataset()` answer in a filter. */
interface FilterOptions {
  readonly identity?: string
  readonly sanity?: { projectId: string; dataset: string }
}

const documentHook = 'document'

/**
 * The filter of a listener or a grant: either a bare condition (`_type == "a"`) or a query on `*`, of which only the
 * filters count, as on the hosted service: order, slice and projection are ignored, and references lead nowhere.
 */
export function compileFilter(
  filterOrQuery: string,
  params: Record<string, unknown>,
  options: FilterOptions = {},
): CompiledFilter {
  const parsed = parseQuery(filterOrQuery, shapingParameters(filterOrQuery, params))
  requireParameters(filterOrQuery, parsed, params)
  const filtered = filtersOnly(parsed.tree)
  const condition = rewriteFunctions(filtered ?? asFilter(parsed.tree), filterOrQuery)
  const checks = quickChecks(condition, { params, identity: options.identity ?? 'me' })
  const tree = onDocument(condition)
  const asked = programOf(tree)
  const matches = asked
    ? (doc: LakeDocument) => asked(new Scope(runOn(doc, params, options), null, undefined, false)) === true
    : (doc: LakeDocument) => evaluateOn(doc, tree, params, options)
  return {
    matches: (doc) => checks.every((check) => check(doc)) && matches(doc),
    compiled: asked !== undefined,
    ofType: asksTypeAlone(condition),
  }
}

const plainNodes: ReadonlySet<string> = new Set(['Value', 'Array', 'And', 'Or', 'Not', 'Group', 'OpCall'])

/** True when nothing in the condition depends on more of a document than its `_type`. */
function asksTypeAlone(condition: ExprNode): boolean {
  if (condition.type !== 'Filter' || condition.base.type !== 'Everything') return false
  return !treeHas(condition.expr, (node) => {
    if (node.type === 'AccessAttribute') return node.name !== '_type' || node.base !== undefined
    if (node.type === 'FuncCall') return node.namespace !== 'sanity' || node.args.length > 0
    return !plainNodes.has(node.type)
  })
}

/** The filters as closures that answer for the document the run is about; undefined when only groq-js can. */
function programOf(tree: ExprNode): Evaluate | undefined {
  try {
    const filtered = compileNode(tree)
    return (scope) => {
      const found = filtered(scope)
      return Array.isArray(found) && found.length > 0
    }
  } catch (cause) {
    if (cause instanceof NotCompiled) return undefined
    throw cause
  }
}

/** A dataset of one document, in which references lead nowhere. */
function runOn(doc: LakeDocument, params: Record<string, unknown>, { identity = 'me', sanity }: FilterOptions): Run {
  return {
    params,
    identity,
    sanity,
    get now() {
      return new Date()
    },
    everything: () => [doc],
    candidates: () => [doc],
    dereference: (id) => answerHook(doc, id),
    tick: () => undefined,
    countOf: () => undefined,
    inOrder: () => undefined,
    evaluated: () => undefined,
    weigh: () => undefined,
  }
}

/** What is wrong with a grant's filter, or undefined. */
export function filterProblem(filter: string): string | undefined {
  try {
    compileFilter(filter, {})
    return undefined
  } catch (error) {
    if (error instanceof QueryParseError) return error.description
    throw error
  }
}

function evaluateOn(
  doc: LakeDocument,
  tree: ExprNode,
  params: Record<string, unknown>,
  { identity = 'me', sanity }: FilterOptions,
): boolean {
  const answer = evaluateSync(tree, {
    dataset: [doc],
    params,
    identity,
    ...(sanity && { sanity }),
    dereference: (({ _ref }: { _ref: string }) => answerHook(doc, _ref)) as never,
  })
  return answer.type === 'array' && answer.data.length > 0
}

function answerHook(doc: LakeDocument, ref: string): unknown {
  const hook = parseHook(ref)
  if (!hook) return undefined
  if (hook.name === documentHook) return [doc]
  if (hook.name === stringsHook) return stringsOf(doc)
  if (hook.name !== textHook) return undefined
  const [text = '', id = '', rest = ''] = hook.argument.split(partSeparator)
  const texts = rest.split(textSeparator).filter((part) => part !== '')
  return matchesText(parseTextQuery(text), id === '' ? texts : [...stringsOf(doc), ...texts])
}

/** The filters on `*` inside a pipeline; undefined when the query is no pipeline on `*`. */
function filtersOnly(tree: ExprNode): ExprNode | undefined {
  switch (tree.type) {
    case 'Everything':
      return tree
    case 'Filter': {
      const base = filtersOnly(tree.base)
      return base && { ...tree, base }
    }
    case 'Group':
    case 'Map':
    case 'FlatMap':
    case 'Projection':
    case 'Slice':
    case 'AccessElement':
    case 'AccessAttribute':
    case 'ArrayCoerce':
    case 'PipeFuncCall':
      return tree.base && filtersOnly(tree.base)
    default:
      return undefined
  }
}

function asFilter(condition: ExprNode): ExprNode {
  return { type: 'Filter', base: { type: 'Everything' }, expr: condition }
}

/** Only the outermost `*` is the document asked about; `*` inside a condition would be a join and stays empty. */
function onDocument(tree: ExprNode): ExprNode {
  if (tree.type === 'Everything') return hookNode(documentHook)
  if (tree.type !== 'Filter') return tree
  return { ...tree, base: onDocument(tree.base), expr: withoutJoins(tree.expr) }
}

function withoutJoins(node: ExprNode): ExprNode {
  if (node.type === 'Everything') return { type: 'Array', elements: [] }
  return mapChildren(node, { hidden: false }, withoutJoins)
}
