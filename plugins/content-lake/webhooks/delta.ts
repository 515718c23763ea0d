import { type EvaluateOptions, evaluateSync, type ExprNode, parse, toJS } from 'groq-js'
import { type DocumentSource, documentHook } from '../groq/functions/document-hooks.ts'
import { calledFunction, renameUnknownFunctions } from '../groq/functions/names.ts'
import { parseHook } from '../groq/hooks.ts'
import type { LakeDocument } from '../groq/index.ts'
import { relevanceHook, rewriteFunctions, stringsHook, textHook } from '../groq/rewrite.ts'
import { callNode, mapChildren, treeHas } from '../groq/syntax-tree.ts'
import { createTextSearch } from '../groq/text/search.ts'

/** A document on both sides of a commit; `undefined` where it was not there. Never both. */
export interface Change {
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
}

/** What a rule's GROQ may ask beside the change itself: the dataset, as far as the hook's maker may read it. */
export type DeltaScope = Required<DocumentSource>

/** A hook's filter and projection, ready to be asked about changes. */
export interface DeltaRule {
  matches(change: Change, scope: DeltaScope): boolean
  /** The body that is sent: the projection's result, or the whole document; of a deletion the one that was. */
  payload(change: Change, scope: DeltaScope): unknown
}

/** Thrown by {@link compileRule}: the GROQ is no rule. */
export class RuleError extends Error {}

/**
 * Compiles a filter (a condition; empty takes all) and a projection (empty: the document). Both know `before()`,
 * `after()` and `delta::*`; neither may query the dataset. Throws {@link RuleError} with the reason.
 */
export function compileRule(filter: string | null, projection: string | null): DeltaRule {
  const condition = treeOf('filter', filter)
  const shape = treeOf('projection', projection)
  return {
    matches: (change, scope) => condition === undefined || valueOf(condition, change, scope) === true,
    payload: (change, scope) => (shape === undefined ? (change.after ?? change.before) : valueOf(shape, change, scope)),
  }
}

function treeOf(field: string, text: string | null): ExprNode | undefined {
  if (text === null || text.trim() === '') return undefined
  let tree: ExprNode
  try {
    const parsed = parse(`${renameUnknownFunctions(text).text}\n`, { mode: 'delta' })
    if (treeHas(parsed, isOfPeople)) throw new Error('user::attributes() has nobody to ask in a webhook')
    tree = rewriteFunctions(withoutDelta(parsed), text)
  } catch (cause) {
    throw new RuleError(`${field}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  if (treeHas(tree, ({ type }) => type === 'Everything')) throw new RuleError(`${field}: a webhook cannot query with *`)
  if (treeHas(tree, ({ type }) => type === 'Parameter')) throw new RuleError(`${field}: a webhook has no parameters`)
  return tree
}

const isOfPeople = (node: ExprNode): boolean =>
  node.type === 'FuncCall' && calledFunction(node).name === 'user::attributes'

/** `delta::changedAny(a)` is `diff::changedAny(before(), after(), a)`, which the engine answers itself. */
function withoutDelta(node: ExprNode): ExprNode {
  const changed = mapChildren(node, { hidden: false }, withoutDelta)
  if (changed.type !== 'FuncCall' || changed.namespace !== 'delta' || changed.name === 'operation') return changed
  return callNode('diff', changed.name, [
    { type: 'Context', key: 'before' },
    { type: 'Context', key: 'after' },
    ...changed.args,
  ])
}

function valueOf(tree: ExprNode, { before, after }: Change, scope: DeltaScope): unknown {
  const root = after ?? before
  const { view } = scope
  // The dataset may have moved on: for the rule, the document is what this change made of it
  const get = (id: string): LakeDocument | undefined => (id === root?._id ? root : view.get(id))
  const source = { ...scope, view: { ...view, get } }
  const texts = createTextSearch(source.view, scope.index)
  const answer = (reference: string): unknown => {
    const hook = parseHook(reference)
    if (!hook) return get(reference)
    if (hook.name === textHook) return texts.matches(hook.argument)
    if (hook.name === relevanceHook) return texts.relevance(hook.argument)
    if (hook.name === stringsHook) return texts.ofDocument(hook.argument)
    return documentHook(hook.name)?.(hook.argument, source)
  }
  const options: EvaluateOptions = {
    root,
    // Without one, groq-js follows no reference
    dataset: [],
    before: before ?? null,
    after: after ?? null,
    sanity: scope.sanity,
    // groq-js types the hook's answer as a document, but takes any value
    dereference: (({ _ref }: { readonly _ref: string }) => answer(_ref)) as EvaluateOptions['dereference'] & {},
  }
  return toJS(evaluateSync(tree, options))
}
