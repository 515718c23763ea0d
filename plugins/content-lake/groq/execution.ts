import { type EvaluateOptions, evaluateSync, type ExprNode, toJS } from 'groq-js'
import { candidatesOf } from './candidates.ts'
import type { CompiledQuery } from './compile.ts'
import { watched } from './deadline.ts'
import type { DocumentIndex } from './document-index.ts'
import type { LakeDocument } from './document.ts'
import { documentHook } from './functions/document-hooks.ts'
import { parseHook } from './hooks.ts'
import { everythingHook } from './narrow.ts'
import { type ContentSourceMap, contentSourceMap } from './source-map/content-source-map.ts'
import { ancestorParameters, closeOver, type Scope } from './source-map/scope.ts'
import { made, type Traced } from './source-map/traced.ts'
import { trace } from './source-map/trace.ts'
import { partSeparator, stringsHook, textHook, textSeparator } from './rewrite.ts'
import { matchesText, parseTextQuery, stringsOf, type TextQuery } from './text-query.ts'
import type { View } from './views.ts'

/** One run of a compiled query. */
export interface Execution {
  readonly compiled: CompiledQuery
  readonly index: DocumentIndex
  readonly view: View
  readonly params: Record<string, unknown>
  readonly identity: string
  readonly now: Date
  readonly sanity?: { projectId: string; dataset: string }
}

/** What a run gave, and how many documents its narrowed `*` nodes were handed. */
export interface ExecutionResult {
  readonly value: unknown
  readonly candidates: number
}

/** Evaluates synchronously: several times as fast as groq-js' asynchronous way, with the same answers. */
export function execute(execution: Execution): ExecutionResult {
  const hooks = createHooks(execution)
  const value = toJS(evaluateSync(execution.compiled.tree, optionsOf(execution, hooks)))
  return { value, candidates: hooks.candidates() }
}

function optionsOf(execution: Execution, hooks: Hooks): EvaluateOptions {
  return {
    dataset: execution.compiled.needsDataset ? watched(execution.view.documents()) : [],
    params: execution.params,
    identity: execution.identity,
    timestamp: execution.now,
    ...(execution.sanity && { sanity: execution.sanity }),
    // groq-js types the hook's answer as a document, but takes any value.
    dereference: hooks.dereference as EvaluateOptions['dereference'] & {},
  }
}

/** Evaluates while keeping track of where values came from: many times slower than {@link execute}, for previews. */
export function executeTraced(execution: Execution): Traced {
  const options = optionsOf(execution, createHooks(execution))
  const closed = new WeakMap<ExprNode, ExprNode>()
  const evaluate = (node: ExprNode, scope: Scope): unknown => {
    const known = scope.hidden ? undefined : closed.get(node)
    const expression = known ?? closeOver(node, scope)
    if (!scope.hidden) closed.set(node, expression)
    const params = { ...execution.params, ...ancestorParameters(scope) }
    return toJS(evaluateSync(expression, { ...options, params, root: scope.value.value }))
  }
  const root: Scope = { value: made(null), parent: undefined, hidden: false }
  return trace(execution.compiled.tree, root, { evaluate, get: (id) => execution.view.get(id) })
}

/** The Content Source Map of a query's result. */
export const sourceMapOf = (execution: Execution, byKey: boolean): ContentSourceMap =>
  contentSourceMap(executeTraced(execution), byKey)

interface Hooks {
  dereference(reference: { _ref: string }): unknown
  candidates(): number
}

function createHooks(execution: Execution): Hooks {
  const { view } = execution
  const found = new Map<string, readonly LakeDocument[]>()
  let candidates = 0

  const narrowed = (name: string, outerKey: string): readonly LakeDocument[] => {
    const key = `${name} ${outerKey}`
    const known = found.get(key)
    if (known) return known
    const plan = execution.compiled.plans[Number(name.slice(1))]
    const docs = plan && candidatesOf(plan, outerKey, execution.index, view, execution)
    const answer = watched(docs ?? view.documents())
    candidates += answer.length
    found.set(key, answer)
    return answer
  }
  const texts = createTextSearch(view)

  return {
    candidates: () => candidates,
    dereference({ _ref }) {
      const hook = parseHook(_ref)
      if (!hook) return view.get(_ref)
      if (hook.name === textHook) return texts.matches(hook.argument)
      if (hook.name === stringsHook) return texts.ofDocument(hook.argument)
      const ofDocuments = documentHook(hook.name)
      if (ofDocuments) return ofDocuments(hook.argument, execution)
      if (hook.name === everythingHook) return watched(view.documents())
      return narrowed(hook.name, hook.argument)
    },
  }
}

// Stored documents are immutable, so their texts are gathered once.
const textsOfDocuments = new WeakMap<LakeDocument, readonly string[]>()

function createTextSearch(view: View) {
  const queries = new Map<string, TextQuery>()
  const ofDocument = (id: string): readonly string[] | undefined => {
    const doc = view.get(id)
    if (!doc) return undefined
    const known = textsOfDocuments.get(doc)
    if (known) return known
    const texts = stringsOf(doc)
    textsOfDocuments.set(doc, texts)
    return texts
  }
  return {
    ofDocument,
    matches(argument: string): boolean {
      const [text = '', id = '', rest = ''] = argument.split(partSeparator)
      const query = queries.get(text) ?? parseTextQuery(text)
      queries.set(text, query)
      const texts = rest.split(textSeparator).filter((part) => part !== '')
      return matchesText(query, id === '' ? texts : [...(ofDocument(id) ?? []), ...texts])
    },
  }
}
