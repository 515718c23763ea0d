/** A decoded form value: text, a list, or named values. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue }

type Node = string | Map<string, Node>

/**
 * Decodes Stripe's bracket notation (`a[b][0]=c`, `a[]=c`) into nested values. A group whose names are all numbers is a
 * list in the order of the numbers. Stripe's own decoder allows a few levels only; here at most 10, deeper ones are cut.
 */
export function parseForm(text: string): { [name: string]: FormValue } {
  const root: Map<string, Node> = new Map()
  for (const [key, value] of new URLSearchParams(text)) {
    const head = /^[^[]*/.exec(key)?.[0] ?? ''
    const rest = [...key.slice(head.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
    put(root, [head, ...rest].slice(0, 10), value)
  }
  const value = settle(root)
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function put(node: Map<string, Node>, path: readonly string[], value: string): void {
  const [first = '', ...rest] = path
  const name = first === '' ? String(node.size) : first
  if (rest.length === 0) {
    node.set(name, value)
    return
  }
  const child = node.get(name)
  const inner: Map<string, Node> = child instanceof Map ? child : new Map()
  node.set(name, inner)
  put(inner, rest, value)
}

function settle(node: Node): FormValue {
  if (typeof node === 'string') return node
  const entries = [...node].map(([name, child]) => [name, settle(child)] as const)
  const list = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))
  if (list) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
  return Object.fromEntries(entries)
}
