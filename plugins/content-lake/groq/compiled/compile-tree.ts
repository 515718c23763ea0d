import { type ExprNode, toJS } from 'groq-js'
import { treeHas } from '../syntax-tree.ts'
import { compileNode } from './compile-node.ts'
import { type Evaluate, NotCompiled } from './scope.ts'

/** A whole query as closures that answer plain JSON, or why it has to be left to groq-js. */
export type Program = { readonly run: Evaluate } | { readonly run: undefined; readonly why: string }

/** Compiles a query. Never throws. */
export function compileTree(tree: ExprNode): Program {
  try {
    const run = compileNode(tree)
    return { run: treeHas(tree, makesValues) ? (scope) => toJS({ data: run(scope) } as never) : run }
  } catch (cause) {
    if (cause instanceof NotCompiled) return { run: undefined, why: cause.message }
    throw cause
  }
}

/** Functions whose values are no JSON until they are told. */
const makers: ReadonlySet<string> = new Set(['dateTime', 'now', 'path'])
const makesValues = (node: ExprNode): boolean => node.type === 'FuncCall' && makers.has(node.name)
