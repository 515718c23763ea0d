import type { AccessElementNode, ArrayCoerceNode, ExprNode, FilterNode, FlatMapNode, MapNode, SliceNode } from 'groq-js'
import type { Evaluate } from './scope.ts'

type Compile = (node: ExprNode) => Evaluate

/** Where a slice begins and ends in an array of that length. */
export function boundsOf({ left, right, isInclusive }: SliceNode, length: number): readonly [number, number] {
  const start = left < 0 ? length + left : left
  const end = (right < 0 ? length + right : right) + (isInclusive ? 1 : 0)
  return [Math.max(0, start), Math.max(0, end)]
}

/** `base[n]`, `base[a..b]` and `base[]`. */
export function compileArrayAccess(node: AccessElementNode | SliceNode | ArrayCoerceNode, compile: Compile): Evaluate {
  const base = compile(node.base)
  return (scope) => {
    const items = base(scope)
    if (!Array.isArray(items)) return null
    if (node.type === 'ArrayCoerce') return items
    if (node.type === 'Slice') return items.slice(...boundsOf(node, items.length))
    return items[node.index < 0 ? node.index + items.length : node.index] ?? null
  }
}

/** A filter or a mapping over an array. */
export function compileEach(node: FilterNode | MapNode | FlatMapNode, compile: Compile): Evaluate {
  const [base, expr] = [compile(node.base), compile(node.expr)]
  const { type } = node
  return (scope) => {
    const items = base(scope)
    if (!Array.isArray(items)) return null
    const inner = type === 'Filter' ? scope.nested(null) : scope.concealed(null)
    const result: unknown[] = []
    for (const item of items) {
      scope.run.tick()
      inner.value = item
      const value = expr(inner)
      if (type === 'Filter') {
        if (value === true) result.push(item)
      } else if (type === 'FlatMap' && Array.isArray(value)) {
        for (const each of value) result.push(each)
      } else result.push(value)
    }
    return result
  }
}
