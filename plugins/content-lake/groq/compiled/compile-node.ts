import type { AccessAttributeNode, AndNode, ExprNode, OrNode, SelectNode } from 'groq-js'
import { treeHas } from '../syntax-tree.ts'
import { compileArrayAccess, compileEach } from './arrays.ts'
import { compileCall, mayFail } from './functions.ts'
import { compileArray, compileObject } from './literals.ts'
import { compileOperator, compileRange } from './operators.ts'
import { compilePipe } from './pipes.ts'
import { type Evaluate, NotCompiled, type Scope } from './scope.ts'
import { compileSource } from './sources.ts'
import { isObject, memberOf } from './values.ts'

/** Turns an expression into closures that give groq-js' own answers. Throws {@link NotCompiled}. */
export function compileNode(node: ExprNode): Evaluate {
  const source = compileSource(node, compileNode)
  if (source) return source
  switch (node.type) {
    case 'This':
      return (scope) => scope.value ?? null
    case 'Parent':
      return compileParent(node.n)
    case 'Value': {
      const { value } = node
      return () => value ?? null
    }
    case 'Parameter': {
      const { name } = node
      return ({ run }) => run.params[name] ?? null
    }
    case 'Group':
      return compileNode(node.base)
    case 'AccessAttribute':
      return compileAttribute(node)
    case 'Everything':
      return ({ run }) => run.everything()
    case 'OpCall':
      return compileOperator(node, compileNode)
    case 'InRange':
      return compileRange(node, compileNode)
    case 'And':
    case 'Or':
      return compileLogic(node)
    case 'FuncCall':
      return compileCall(node, compileNode)
    default:
      return compileRest(node)
  }
}

function compileRest(node: ExprNode): Evaluate {
  switch (node.type) {
    case 'Filter':
    case 'Map':
    case 'FlatMap':
      return compileEach(node, compileNode)
    case 'Projection': {
      const [base, expr] = [compileNode(node.base), compileNode(node.expr)]
      return (scope) => {
        const value = base(scope)
        return isObject(value) ? expr(scope.nested(value)) : null
      }
    }
    case 'AccessElement':
    case 'Slice':
    case 'ArrayCoerce':
      return compileArrayAccess(node, compileNode)
    case 'Deref':
      return compileDereference(node.base)
    case 'Object':
      return compileObject(node, compileNode)
    case 'Array':
      return compileArray(node, compileNode)
    case 'PipeFuncCall':
      return compilePipe(node, compileNode)
    case 'Select':
      return compileSelect(node)
    case 'Not': {
      const base = compileNode(node.base)
      return (scope) => {
        const value = base(scope)
        return typeof value === 'boolean' ? !value : null
      }
    }
    case 'Neg':
    case 'Pos':
      return compileSign(compileNode(node.base), node.type === 'Neg' ? -1 : 1)
    case 'Asc':
    case 'Desc':
      return () => null
    default:
      throw new NotCompiled(`a ${node.type}`)
  }
}

function compileParent(levels: number): Evaluate {
  return (scope) => {
    let current: Scope | undefined = scope
    for (let up = 0; up < levels; up += 1) current = current?.parent
    return current?.value ?? null
  }
}

function compileAttribute({ base, name }: AccessAttributeNode): Evaluate {
  if (!base) return (scope) => memberOf(scope.value, name)
  const owner = compileNode(base)
  return (scope) => memberOf(owner(scope), name)
}

/** Three-valued; the second side is left out when the first decides and the second cannot fail. */
function compileLogic({ type, left, right }: AndNode | OrNode): Evaluate {
  const [first, second] = [compileNode(left), compileNode(right)]
  const decisive = type === 'Or'
  const eager = treeHas(right, mayFail)
  return (scope) => {
    const a = first(scope)
    if (a === decisive && !eager) return decisive
    const b = second(scope)
    if (a === decisive || b === decisive) return decisive
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null
  }
}

function compileSelect({ alternatives, fallback }: SelectNode): Evaluate {
  const ways = alternatives.map(({ condition, value }) => [compileNode(condition), compileNode(value)] as const)
  const otherwise = fallback ? compileNode(fallback) : () => null
  return (scope) => {
    for (const [condition, value] of ways) if (condition(scope) === true) return value(scope)
    return otherwise(scope)
  }
}

function compileSign(base: Evaluate, sign: 1 | -1): Evaluate {
  return (scope) => {
    const value = base(scope)
    return typeof value === 'number' ? sign * value : null
  }
}

/** A reference, or one of the made-up ones that stand for hooks. */
function compileDereference(base: ExprNode): Evaluate {
  const reference = compileNode(base)
  return (scope) => {
    const value = reference(scope)
    const id = isObject(value) ? value['_ref'] : null
    return typeof id === 'string' ? (scope.run.dereference(id) ?? null) : null
  }
}
