import type { ExprNode } from 'groq-js'
import { compileNode } from './compiled/compile-node.ts'
import { type Run, Scope } from './compiled/scope.ts'
import type { LakeDocument } from './document.ts'
import { signs } from './own-expressions.ts'
import { isRecord } from './references.ts'

/** Reads from a document what an index is made of. */
export type ReadValue = (doc: LakeDocument) => unknown

/** Reads a dotted path, or the value of an expression. */
export function readerOf(path: string): ReadValue {
  if (!path.startsWith(signs.value) && !path.startsWith(signs.condition)) {
    const keys = path.split('.')
    return (doc) => valueAt(doc, keys)
  }
  const evaluate = compileNode(JSON.parse(path.slice(1)) as ExprNode)
  const read: ReadValue = (doc) => evaluate(new Scope(alone, doc, undefined, false))
  return path.startsWith(signs.value) ? read : (doc) => (read(doc) === true ? true : undefined)
}

/** The value at a path; undefined where there is none. */
export function valueAt(doc: LakeDocument, keys: readonly string[]): unknown {
  let current: unknown = doc
  for (const key of keys) {
    if (!isRecord(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

/** A run that reads nothing but the document itself. */
const alone: Run = {
  params: {},
  identity: '',
  now: new Date(0),
  sanity: undefined,
  everything: () => [],
  candidates: () => [],
  dereference: () => null,
  tick: () => undefined,
  countOf: () => undefined,
  inOrder: () => undefined,
  evaluated: () => undefined,
  weigh: () => undefined,
}
