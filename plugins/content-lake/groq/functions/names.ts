import type { FuncCallNode } from 'groq-js'

/**
 * groq-js refuses to parse functions that it does not know. Their names are exchanged for one that takes any
 * arguments, and the true name travels as the first of these.
 */
const carrier = 'user::attributes'
const mark = '\u0000'

/** Names that groq-js' parser does not know. */
const unknown: readonly string[] = ['geo', 'string::length', 'sanity::partOfVariant']

/** A text with other names in it, and the way back from its places to the places of the original. */
export interface Renamed {
  readonly text: string
  originalPlace(place: number): number
}

const literalOrCall = new RegExp(
  [
    '"(?:\\\\.|[^"\\\\])*"',
    "'(?:\\\\.|[^'\\\\])*'",
    '//[^\\n]*',
    `(?<![\\w:$.])(?:global::)?(${unknown.join('|')})(\\s*\\()(?=\\s*(\\))?)`,
  ].join('|'),
  'g',
)

/** Exchanges the names outside of string literals and comments. */
export function renameUnknownFunctions(query: string): Renamed {
  const shifts: { at: number; by: number }[] = []
  let grown = 0
  const text = query.replace(literalOrCall, (found: string, name?: string, open?: string, close?: string, ...rest) => {
    if (name === undefined || open === undefined) return found
    const put = `${carrier}${open}"${mark}${name}"${close === undefined ? ',' : ''}`
    const at = rest.find((part) => typeof part === 'number') ?? 0
    shifts.push({ at: at + grown, by: put.length - found.length })
    grown += put.length - found.length
    return put
  })
  return {
    text,
    originalPlace: (place) => shifts.reduce((left, { at, by }) => (place > at ? Math.max(left - by, 0) : left), place),
  }
}

/** The function that a call means, with its arguments. */
export function calledFunction(node: FuncCallNode): { name: string; args: FuncCallNode['args'] } {
  const [first, ...rest] = node.args
  const own = `${node.namespace}::${node.name}` === carrier && first?.type === 'Value' ? String(first.value) : ''
  if (!own.startsWith(mark)) return { name: `${node.namespace}::${node.name}`, args: node.args }
  const name = own.slice(mark.length)
  return { name: name.includes('::') ? name : `global::${name}`, args: rest }
}
