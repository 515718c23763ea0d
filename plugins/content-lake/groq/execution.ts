import { type EvaluateOptions, evaluateSync, type ExprNode, toJS } from 'groq-js'
import { type Candidates, candidatesOf, countOf, inOrder, type Scan } from './candidates.ts'
import type { CompiledQuery } from './compile.ts'
import { type Run, Scope as RunScope } from './compiled/scope.ts'
import { tick, watched } from './deadline.ts'
import type { DocumentIndex } from './document-index.ts'
import type { LakeDocument } from './document.ts'
import { TooMuchWorkError } from './parse-error.ts'
import { documentHook } from './functions/document-hooks.ts'
import { onceHook } from './hoist.ts'
import { parseHook } from './hooks.ts'
import { everythingHook } from './narrow.ts'
import { type ContentSourceMap, contentSourceMap } from './source-map/content-source-map.ts'
import { ancestorParameters, closeOver, type Scope } from './source-map/scope.ts'
import { made, type Traced } from './source-map/traced.ts'
import { trace } from './source-map/trace.ts'
import { relevanceHook, stringsHook, textHook } from './rewrite.ts'
import { createTextSearch } from './text/search.ts'
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
  /** See `QueryRequest`. */
  readonly mostWork?: number | undefined
}

/** What a run gave, how many documents its narrowed `*` nodes were handed, and how it went about it. */
export interface ExecutionResult {
  readonly value: unknown
  readonly candidates: number
  readonly explanation: Explanation
}

/** How a query was answered, for people. */
export interface Explanation {
  readonly engine: 'compiled' | 'groq-js'
  /** Why it was left to groq-js. */
  readonly why?: string
  readonly steps: readonly Step[]
}

/** One way of reading documents: by which index, how many it gave, and how many a filter was asked about. */
export interface Step {
  readonly found: string
  readonly times: number
  readonly candidates: number
  readonly evaluated: number
}

/** What groq-js does to each document that it reads, in nodes of compiled filters, about. */
const nodesOfGroqJs = 50

/** Evaluates synchronously: compiled where that is possible, by groq-js otherwise, with the same answers. */
export function execute(execution: Execution): ExecutionResult {
  const hooks = createHooks(execution)
  const { program, tree } = execution.compiled
  const value = program.run
    ? program.run(new RunScope(createRun(execution, hooks), null, undefined, false))
    : toJS(evaluateSync(tree, optionsOf(execution, hooks)))
  const engine = program.run ? { engine: 'compiled' as const } : { engine: 'groq-js' as const, why: program.why }
  return { value, candidates: hooks.candidates(), explanation: { ...engine, steps: hooks.steps() } }
}

function createRun(execution: Execution, hooks: Hooks): Run {
  const { compiled, index, view } = execution
  const planOf = (plan: number) => compiled.plans[plan]
  return {
    params: execution.params,
    identity: execution.identity,
    now: execution.now,
    sanity: execution.sanity,
    everything: () => hooks.note('everything', view.documents()),
    candidates: (plan) => hooks.narrowed(`n${plan}`, ''),
    dereference: hooks.dereference,
    tick,
    weigh: (work) => weigh(execution, work),
    countOf(number) {
      const plan = planOf(number)
      const count = plan && countOf(plan, index, view, execution)
      if (count !== undefined) hooks.step('the length of an index').times += 1
      return count
    },
    inOrder(number, path, direction, wanted) {
      const plan = planOf(number)
      const scan = plan && inOrder(plan, { path, direction, wanted }, index, view, execution)
      return scan && hooks.noteScan(`in the order of ${path}`, scan)
    },
    evaluated: (_, count) => hooks.evaluated(count),
  }
}

function weigh({ mostWork = Number.POSITIVE_INFINITY }: Execution, work: number): void {
  if (work > mostWork) throw new TooMuchWorkError('the query is about to read too much')
}

function optionsOf(execution: Execution, hooks: Hooks): EvaluateOptions {
  if (execution.compiled.needsDataset) weigh(execution, execution.index.size * nodesOfGroqJs)
  return {
    dataset: execution.compiled.needsDataset ? watched(execution.view.documents()) : [],
    params: execution.params,
    identity: execution.identity,
    timestamp: execution.now,
    ...(execution.sanity && { sanity: execution.sanity }),
    // groq-js types the hook's answer as a document, but takes any value.
    dereference: (({ _ref }: { _ref: string }) =>
      inTime(hooks.dereference(_ref))) as EvaluateOptions['dereference'] & {},
  }
}

/** Lists that groq-js walks look at the clock. */
const inTime = (value: unknown): unknown => (Array.isArray(value) ? watched(value) : value)

/** Evaluates while keeping track of where values came from: many times slower than {@link execute}, for previews. */
export function executeTraced({ compiled, ...rest }: Execution): Traced {
  const execution = { ...rest, compiled: compiled.whole ?? compiled }
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
  dereference(reference: string): unknown
  narrowed(name: string, outerKey: string): readonly LakeDocument[]
  /** Remembers that documents were read, and gives them back. */
  note<T>(found: string, docs: readonly T[]): readonly T[]
  noteScan(found: string, scan: Scan): Scan
  step(found: string): MutableStep
  evaluated(count: number): void
  candidates(): number
  steps(): readonly Step[]
}

type MutableStep = { -readonly [Part in keyof Step]: Step[Part] }

function createHooks(execution: Execution): Hooks {
  const { view } = execution
  const found = new Map<string, readonly LakeDocument[]>()
  const steps = new Map<string, MutableStep>()
  let last: MutableStep | undefined

  const step = (name: string): MutableStep => {
    last = steps.get(name) ?? { found: name, times: 0, candidates: 0, evaluated: 0 }
    steps.set(name, last)
    return last
  }
  const note = <T>(name: string, docs: readonly T[]): readonly T[] => {
    const noted = step(name)
    noted.times += 1
    noted.candidates += docs.length
    return docs
  }
  const narrowed = (name: string, outerKey: string): readonly LakeDocument[] => {
    const key = `${name} ${outerKey}`
    const known = found.get(key)
    if (known) return known
    const plan = execution.compiled.plans[Number(name.slice(1))]
    const chosen: Candidates | undefined = plan && candidatesOf(plan, outerKey, execution.index, view, execution)
    const docs = chosen ? note(chosen.found, chosen.docs) : note('everything', view.documents())
    found.set(key, docs)
    return docs
  }
  const texts = createTextSearch(view, execution.index)
  const values = new Map<number, unknown>()
  const once = (number: number): unknown => {
    const compiled = execution.compiled.parts[number]
    if (!compiled || values.has(number)) return values.get(number)
    const { value, explanation } = execute({ ...execution, compiled })
    values.set(number, value)
    for (const { found: name, times, candidates } of explanation.steps) {
      const noted = step(name)
      noted.times += times
      noted.candidates += candidates
    }
    return value
  }

  return {
    narrowed,
    note,
    step,
    noteScan(name, scan) {
      const noted = step(name)
      noted.times += 1
      return (visit) =>
        scan((doc, other) => {
          noted.candidates += 1
          return visit(doc, other)
        })
    },
    evaluated(count) {
      if (last) last.evaluated += count
    },
    candidates: () => [...steps.values()].reduce((sum, { candidates }) => sum + candidates, 0),
    steps: () => [...steps.values()],
    dereference(ref) {
      const hook = parseHook(ref)
      if (!hook) return view.get(ref)
      if (hook.name === textHook) return texts.matches(hook.argument)
      if (hook.name === relevanceHook) return texts.relevance(hook.argument)
      if (hook.name === stringsHook) return texts.ofDocument(hook.argument)
      const part = onceHook.exec(hook.name)?.[1]
      if (part !== undefined) return once(Number(part))
      const ofDocuments = documentHook(hook.name)
      if (ofDocuments) return ofDocuments(hook.argument, execution)
      if (hook.name === everythingHook) return note('everything', view.documents())
      return narrowed(hook.name, hook.argument)
    },
  }
}
