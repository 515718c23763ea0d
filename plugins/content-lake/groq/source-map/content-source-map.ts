import type { Origin, Step, Traced } from './traced.ts'

/** Sanity's Content Source Map. Source: https://www.sanity.io/docs/visual-editing/content-source-maps */
export interface ContentSourceMap {
  readonly documents: readonly { readonly _id: string; readonly _type: string }[]
  /** JSON paths into documents. */
  readonly paths: readonly string[]
  /** JSON path of the result -> where its value came from. A path covers all below it. */
  readonly mappings: Readonly<Record<string, Mapping>>
}

interface Mapping {
  readonly type: 'value'
  readonly source:
    | { readonly type: 'documentValue'; readonly document: number; readonly path: number }
    | { readonly type: 'literal' }
    | { readonly type: 'unknown' }
}

const escapes: Readonly<Record<string, string>> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}
const escaped = (text: string): string => text.replace(/[\f\n\r\t'\\]/g, (letter) => escapes[letter] ?? letter)
const member = (name: string): string => `['${escaped(name)}']`

const stepText =
  (byKey: boolean) =>
  (step: Step): string => {
    if (typeof step === 'string') return member(step)
    return byKey && step.key !== undefined ? `[?(@._key=='${escaped(step.key)}')]` : `[${step.index}]`
  }

/** Numbers things in the order in which they are first met. */
function register() {
  const numbers = new Map<string, number>()
  return {
    of(name: string): number {
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      return number
    },
    names: () => [...numbers.keys()],
  }
}

/** Writes the map of a traced result. `byKey` names items of arrays by their `_key` where they have one. */
export function contentSourceMap(result: Traced, byKey: boolean): ContentSourceMap {
  const documents = register()
  const paths = register()
  const types = new Map<string, string>()
  const mappings: Record<string, Mapping> = {}

  function sourceOf({ document, path }: Origin): Mapping['source'] {
    const original = document['_originalId']
    const id = typeof original === 'string' ? original : document._id
    types.set(id, document._type)
    const at = `$${path.map(stepText(byKey)).join('')}`
    return { type: 'documentValue', document: documents.of(id), path: paths.of(at) }
  }
  function visit(traced: Traced, at: string): void {
    if (traced.kind === 'object') for (const [name, value] of traced.members) visit(value, at + member(name))
    else if (traced.kind === 'array') for (const [index, item] of traced.items.entries()) visit(item, `${at}[${index}]`)
    else if (traced.value !== null) {
      const computed = { type: traced.kind === 'made' && traced.literal ? 'literal' : 'unknown' } as const
      mappings[at] = { type: 'value', source: traced.kind === 'stored' ? sourceOf(traced.origin) : computed }
    }
  }
  visit(result, '$')
  return {
    documents: documents.names().map((_id) => ({ _id, _type: types.get(_id) ?? '' })),
    paths: paths.names(),
    mappings,
  }
}
