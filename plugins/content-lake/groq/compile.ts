import type { ExprNode } from 'groq-js'
import { compileTree, type Program } from './compiled/compile-tree.ts'
import { hoist } from './hoist.ts'
import { createLru } from './lru.ts'
import { narrow, type Plan } from './narrow.ts'
import { type ParsedQuery, parseQuery, requireParameters, shapingParameters } from './parse.ts'
import { rewriteFunctions } from './rewrite.ts'
import { treeHas } from './syntax-tree.ts'

/** A query ready to be run any number of times with other parameters. */
export interface CompiledQuery {
  readonly tree: ExprNode
  readonly plans: readonly Plan[]
  /** Some `*` was not narrowed, so the evaluation needs the whole view. */
  readonly needsDataset: boolean
  /** The tree as closures, or why only groq-js can evaluate it. */
  readonly program: Program
  /** Sub-queries that were taken out of the tree, because one value of each is enough. */
  readonly parts: readonly CompiledQuery[]
  /** The query with these in their places, when there are any: it can be followed to where values come from. */
  readonly whole?: CompiledQuery
}

interface CachedQuery extends CompiledQuery {
  readonly parsed: ParsedQuery
}

/** Parses, rewrites and narrows a query, or finds it among the last `cacheSize`. Throws `QueryParseError`. */
export function createCompiler(cacheSize = 2000): (query: string, params: Record<string, unknown>) => CompiledQuery {
  const cache = createLru<string, CachedQuery>(cacheSize)
  return (query, params) => {
    const shaping = shapingParameters(query, params)
    const compiled = cache.get(`${query}\u0000${JSON.stringify(shaping)}`, () => compile(query, shaping))
    requireParameters(query, compiled.parsed, params)
    return compiled
  }
}

function compile(query: string, shaping: Record<string, unknown>): CachedQuery {
  const parsed = parseQuery(query, shaping)
  const tree = rewriteFunctions(parsed.tree, query)
  const hoisted = hoist(tree)
  if (hoisted.parts.length === 0) return { parsed, ...planned(tree) }
  return { parsed, ...planned(hoisted.tree), parts: hoisted.parts.map(compilePart), whole: planned(tree) }
}

/** A part may hold parts of its own. */
function compilePart(tree: ExprNode): CompiledQuery {
  const hoisted = hoist(tree)
  return { ...planned(hoisted.tree), parts: hoisted.parts.map(compilePart) }
}

function planned(rewritten: ExprNode): CompiledQuery {
  const { tree, plans } = narrow(rewritten)
  return { tree, plans, needsDataset: treeHas(tree, readsEverything), program: compileTree(tree), parts: [] }
}

/** Whether groq-js is needed for no part of it. */
export const isCompiled = ({ program, parts }: CompiledQuery): boolean =>
  program.run !== undefined && parts.every(isCompiled)

function readsEverything(node: ExprNode): boolean {
  return node.type === 'Everything' || (node.type === 'FuncCall' && node.namespace === 'releases')
}
