import type { LakeDocument } from '../groq/index.ts'
import type { DocumentChange } from '../mutations/transaction.ts'
import type { LogEntry } from './log-entry.ts'

/** What a transaction is on the disk: its entries in the log, and the rows of its documents (null: deleted). */
export interface LogText {
  readonly entries: string
  readonly rows: readonly (string | null)[]
}

/**
 * Writes a transaction out: what `JSON.stringify` makes of its entries and documents. A document that was made is told
 * twice by the log and once more by its row; its text is made once.
 */
export function logText(entries: readonly LogEntry[], changes: readonly DocumentChange[]): LogText {
  const made = new Map<string, string>()
  const rows = changes.map((change) => {
    const { id, after } = change
    if (!after) return null
    const told = toldWhenMade(change, after)
    if (!told) return JSON.stringify(after)
    const text = JSON.stringify(told)
    made.set(id, text)
    return `${text.slice(0, -1)},"_rev":${JSON.stringify(after._rev)}}`
  })
  const texts = entries.map((entry) => {
    const text = made.get(entry.documentId)
    return text === undefined || entry.resultRev !== undefined ? JSON.stringify(entry) : entryOfMade(entry, text)
  })
  return { entries: `[${texts.join(',')}]`, rows }
}

/** The document as its only mutation tells it, where that is the document but for the revision at its end. */
function toldWhenMade({ before, mutations, purge }: DocumentChange, after: LakeDocument): unknown {
  const [only] = mutations
  if (before || purge || !only || mutations.length > 1 || Object.keys(after).at(-1) !== '_rev') return undefined
  return only['create'] ?? only['createOrReplace'] ?? only['createIfNotExists']
}

function entryOfMade({ documentId, type, transition, mutations }: LogEntry, text: string): string {
  const [kind = ''] = Object.keys(mutations[0] ?? {})
  const head = `{"documentId":${JSON.stringify(documentId)},"type":${JSON.stringify(type)},"transition":"${transition}"`
  return `${head},"mutations":[{"${kind}":${text}}],"effects":{"apply":[0,${text}],"revert":[0,null]}}`
}
