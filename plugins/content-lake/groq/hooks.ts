import type { DerefNode, ExprNode } from 'groq-js'
import { concatNode, valueNode } from './syntax-tree.ts'

/**
 * groq-js has one place where an evaluation asks us for a value: resolving a reference. Nodes that need what groq-js
 * cannot do are therefore rewritten to "dereference" a made-up id, which names a hook and carries its argument.
 */
const mark = '\u0000hook:'
const separator = '\u0001'

/** An expression whose value is what the hook `name` answers. `argument` must evaluate to a string; else null. */
export function hookNode(name: string, argument?: ExprNode): DerefNode {
  const start = `${mark}${name}${separator}`
  if (!argument) return { type: 'Deref', base: valueNode({ _ref: start }) }
  const ref: ExprNode = {
    type: 'Object',
    attributes: [{ type: 'ObjectAttributeValue', name: '_ref', value: concatNode(valueNode(start), argument) }],
  }
  return { type: 'Deref', base: ref }
}

/** Reads a made-up id back; undefined for the id of a document. */
export function parseHook(ref: string): { name: string; argument: string } | undefined {
  if (!ref.startsWith(mark)) return undefined
  const end = ref.indexOf(separator)
  return { name: ref.slice(mark.length, end), argument: ref.slice(end + 1) }
}
