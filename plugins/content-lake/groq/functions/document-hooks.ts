import type { DocumentIndex } from '../document-index.ts'
import type { View } from '../views.ts'

/** What the hooks are answered from. */
export interface DocumentSource {
  readonly index: DocumentIndex
  readonly view: View
  readonly sanity?: { readonly projectId: string; readonly dataset: string }
}

type Answer = (argument: string, source: DocumentSource) => unknown

/** The hooks of functions that look into the dataset; their argument is a text. */
const answers = {
  globalDocument: (reference, source) => source.view.get(idWithin(reference, source) ?? ''),
  incoming: (id, source) => countReferrers(id, source),
  incomingGlobal: (id, source) => countReferrers(`${prefixOf(source)}${id}`, source),
} as const satisfies Record<string, Answer>

export type DocumentHook = keyof typeof answers

/** The answer to a hook of ours, or undefined for another's. */
export function documentHook(name: string): Answer | undefined {
  return Object.hasOwn(answers, name) ? answers[name as DocumentHook] : undefined
}

/** A global document reference names its dataset: `dataset:<project>.<dataset>:<id>`. */
const prefixOf = ({ sanity }: DocumentSource): string => `dataset:${sanity?.projectId}.${sanity?.dataset}:`

/**
 * The id in this dataset that a global reference means. Media libraries have no place of their own here: their assets
 * are looked for in the dataset that asks. References into other datasets lead nowhere.
 */
function idWithin(reference: string, source: DocumentSource): string | undefined {
  const prefix = prefixOf(source)
  if (reference.startsWith(prefix)) return reference.slice(prefix.length)
  return /^media-library:[^:]+:(.+)$/.exec(reference)?.[1]
}

function countReferrers(reference: string, { index, view }: DocumentSource): number {
  return [...index.referencedBy(reference)].filter((id) => view.ofStored(id) !== undefined).length
}
