import type { ExprNode, PipeFuncCallNode } from 'groq-js'
import { matchScore } from './match.ts'
import { type Evaluate, NotCompiled, type Scope } from './scope.ts'
import { isObject, totalCompare } from './values.ts'

type Compile = (node: ExprNode) => Evaluate

/** One thing to sort by. */
export interface SortKey {
  readonly value: Evaluate
  readonly node: ExprNode
  readonly direction: 'asc' | 'desc'
}

/** The keys of `order()`. */
export function sortKeys({ args }: PipeFuncCallNode, compile: Compile): readonly SortKey[] {
  return args.map((arg) => {
    const node = arg.type === 'Desc' || arg.type === 'Asc' ? arg.base : arg
    return { node, value: compile(node), direction: arg.type === 'Desc' ? 'desc' : 'asc' }
  })
}

interface Ranked {
  readonly item: unknown
  readonly keys: readonly unknown[]
}

/** Sorts by the keys; what is alike keeps its place. Only the first `wanted` are promised to be in order, or there. */
export function sorted(
  items: readonly unknown[],
  keys: readonly SortKey[],
  scope: Scope,
  wanted: number = Number.POSITIVE_INFINITY,
): unknown[] {
  const inner = scope.nested(null)
  const signs = keys.map(({ direction }) => (direction === 'desc' ? -1 : 1))
  const few = wanted * 8 < items.length
  const ranked: Ranked[] = []
  for (const item of items) {
    scope.run.tick()
    inner.value = item
    const next = { item, keys: keys.map(({ value }) => value(inner)) }
    if (few) keep(ranked, next, signs, wanted)
    else ranked.push(next)
  }
  if (!few) ranked.sort((a, b) => compareRanked(a, b, signs))
  return ranked.map(({ item }) => item)
}

/** Puts one more among the first few, behind those that are alike. */
function keep(first: Ranked[], next: Ranked, signs: readonly number[], wanted: number): void {
  const last = first.at(-1)
  if (first.length >= wanted && (!last || compareRanked(next, last, signs) >= 0)) return
  let [low, high] = [0, first.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = first[middle]
    if (there && compareRanked(there, next, signs) <= 0) low = middle + 1
    else high = middle
  }
  first.splice(low, 0, next)
  if (first.length > wanted) first.pop()
}

function compareRanked(a: Ranked, b: Ranked, signs: readonly number[]): number {
  for (let at = 0; at < signs.length; at += 1) {
    const order = totalCompare(a.keys[at], b.keys[at])
    if (order !== 0) return order * (signs[at] ?? 1)
  }
  return 0
}

/** `base | order(...)` and `base | score(...)`. */
export function compilePipe(node: PipeFuncCallNode, compile: Compile): Evaluate {
  const base = compile(node.base)
  if (node.name === 'order') {
    const keys = sortKeys(node, compile)
    return (scope) => {
      const items = base(scope)
      return Array.isArray(items) ? sorted(items, keys, scope) : null
    }
  }
  if (node.name !== 'score') throw new NotCompiled(`the pipe function ${node.name}()`)
  const scores = node.args.map((arg) => compileScore(arg, compile))
  return (scope) => {
    const items = base(scope)
    return Array.isArray(items) ? scored(items, scores, scope) : null
  }
}

type Score = (scope: Scope) => number

function scored(items: readonly unknown[], scores: readonly Score[], scope: Scope): unknown[] {
  const inner = scope.nested(null)
  const found: { readonly item: Record<string, unknown>; readonly score: number }[] = []
  for (const item of items) {
    scope.run.tick()
    if (!isObject(item)) continue
    inner.value = item
    const start = typeof item['_score'] === 'number' ? item['_score'] : 0
    const score = scores.reduce((total, each) => total + each(inner), start)
    found.push({ item: { ...item, _score: score }, score })
  }
  return found.sort((a, b) => b.score - a.score).map(({ item }) => item)
}

/** What one argument of `score()` is worth for a document. */
function compileScore(node: ExprNode, compile: Compile): Score {
  if (node.type === 'OpCall' && node.op === 'match') return matchScore(compile(node.left), compile(node.right))
  if (node.type === 'FuncCall' && node.name === 'boost') return compileBoost(node.args, compile)
  if (node.type === 'Or' || node.type === 'And') {
    const [left, right] = [compileScore(node.left, compile), compileScore(node.right, compile)]
    return (scope) => {
      const [a, b] = [left(scope), right(scope)]
      return node.type === 'And' && (a === 0 || b === 0) ? 0 : a + b
    }
  }
  const condition = compile(node)
  return (scope) => (condition(scope) === true ? 1 : 0)
}

function compileBoost([condition, factor]: readonly ExprNode[], compile: Compile): Score {
  if (!condition || !factor) throw new NotCompiled('a boost() without a factor')
  const [inner, boost] = [compileScore(condition, compile), compile(factor)]
  return (scope) => {
    const [score, more] = [inner(scope), boost(scope)]
    return typeof more === 'number' && score > 0 ? score + more : 0
  }
}
