import { DateTime, type ExprNode, type InRangeNode, type OpCallNode, Path } from 'groq-js'
import { matchOperator } from './match.ts'
import { type Evaluate, NotCompiled } from './scope.ts'
import { isEqual, isObject, numberOrNull, partialCompare } from './values.ts'

type Compile = (node: ExprNode) => Evaluate
type Operator = (left: unknown, right: unknown) => unknown

const compared =
  (test: (order: number) => boolean): Operator =>
  (left, right) => {
    const order = partialCompare(left, right)
    return order === null ? null : test(order)
  }

const numeric =
  (work: (a: number, b: number) => number): Operator =>
  (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? numberOrNull(work(left, right)) : null

function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return numberOrNull(left + right)
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (left instanceof DateTime && typeof right === 'number') return left.add(right)
  if (typeof left === 'number' && right instanceof DateTime) return right.add(left)
  if (isObject(left) && isObject(right)) return { ...left, ...right }
  return Array.isArray(left) && Array.isArray(right) ? left.concat(right) : null
}

function subtract(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return numberOrNull(left - right)
  if (left instanceof DateTime && typeof right === 'number') return left.add(-right)
  return left instanceof DateTime && right instanceof DateTime ? numberOrNull(left.difference(right)) : null
}

function isIn(left: unknown, right: unknown): unknown {
  if (Array.isArray(right)) return right.some((item: unknown) => isEqual(left, item ?? null))
  if (right instanceof Path) return typeof left === 'string' ? right.matches(left) : null
  return null
}

const operators: Readonly<Record<string, Operator>> = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '>': compared((order) => order > 0),
  '>=': compared((order) => order >= 0),
  '<': compared((order) => order < 0),
  '<=': compared((order) => order <= 0),
  in: isIn,
  '+': add,
  '-': subtract,
  '*': numeric((a, b) => a * b),
  '/': numeric((a, b) => a / b),
  '%': numeric((a, b) => a % b),
  '**': numeric((a, b) => a ** b),
}

/** Both sides, then the operator; a comparison with a constant is the common case and is made short. */
export function compileOperator({ op, left, right }: OpCallNode, compile: Compile): Evaluate {
  const [first, second] = [compile(left), compile(right)]
  if (op === 'match') return matchOperator(first, second)
  if (op === '==' && right.type === 'Value' && (right.value === null || typeof right.value !== 'object')) {
    const { value } = right
    return (scope) => first(scope) === value
  }
  const operator = operators[op]
  if (!operator) throw new NotCompiled(`the operator ${op}`)
  return (scope) => operator(first(scope), second(scope))
}

/** `a in b..c`. */
export function compileRange({ base, left, right, isInclusive }: InRangeNode, compile: Compile): Evaluate {
  const [value, low, high] = [compile(base), compile(left), compile(right)]
  return (scope) => {
    const item = value(scope)
    const above = partialCompare(item, low(scope))
    const below = partialCompare(item, high(scope))
    if (above === null || below === null) return null
    return above >= 0 && (isInclusive ? below <= 0 : below < 0)
  }
}
