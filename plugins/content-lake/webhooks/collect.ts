import type { DatabaseSync } from 'node:sqlite'
import { applyPatch } from 'mendoza'
import type { LakeDocument } from '../groq/index.ts'
import type { Dataset, Datasets } from '../store/dataset.ts'
import type { LogEntry } from '../store/log-entry.ts'
import type { Change } from './delta.ts'
import type { Hook, Operation } from './hook.ts'

/** Something that a hook may have to tell: a document's way through one transaction. */
export interface Candidate extends Change {
  readonly dataset: Dataset
  readonly sequence: number
  readonly transactionId: string
  readonly transactionTime: string
  readonly documentId: string
  readonly operation: Operation
}

/** Some of the log after a position, in order, and the position that is reached with it. */
export interface Batch {
  readonly candidates: readonly Candidate[]
  readonly position: number
}

const batchSize = 100
const operations = { appear: 'create', update: 'update', disappear: 'delete' } as const

type Met = Omit<Candidate, 'before' | 'after'>

/**
 * Makes the function that reads what a hook has not looked at yet; it answers undefined at the end of the log. What
 * documents were is walked back from what they are, so that a lake that was down has lost nothing.
 */
export function createLogWatch(database: DatabaseSync, datasets: Datasets) {
  const story = storyOf(database)
  const page = database.prepare('SELECT * FROM transactions WHERE seq > ? ORDER BY seq LIMIT ?')
  return (hook: Hook, position: number): Batch | undefined => {
    const rows = page.all(position, batchSize)
    const last = rows.at(-1)
    if (!last) return undefined
    const followed = new Map(datasets.list().map((dataset) => [dataset.key, dataset]))
    const met = rows.flatMap((row) => {
      const dataset = followed.get(Number(row['dataset']))
      return dataset && (hook.dataset === '*' || hook.dataset === dataset.name) ? metIn(hook, dataset, row) : []
    })
    return { candidates: withStates(met, story), position: Number(last['seq']) }
  }
}

function metIn(hook: Hook, dataset: Dataset, row: Readonly<Record<string, unknown>>): readonly Met[] {
  const entries = JSON.parse(String(row['entries'])) as readonly LogEntry[]
  return entries.flatMap(({ documentId, transition }) => {
    const operation = operations[transition]
    if (!hook.rule.on.includes(operation) || !listensTo(hook, documentId)) return []
    const transaction = { transactionId: String(row['id']), transactionTime: String(row['at']) }
    return { dataset, sequence: Number(row['seq']), ...transaction, documentId, operation }
  })
}

/** Drafts and versions of releases are told of only where the hook says so, the lake's own documents never. */
function listensTo(hook: Hook, id: string): boolean {
  if (id.startsWith('drafts.')) return hook.includeDrafts
  if (id.startsWith('versions.')) return hook.includeAllVersions
  return !id.startsWith('_.')
}

/** A document's part in each of its transactions, newest first, back to a place in the log. */
type Story = (dataset: Dataset, id: string, since: number) => readonly Part[]

interface Part {
  readonly sequence: number
  readonly transactionId: string
  readonly entry: LogEntry
}

function storyOf(database: DatabaseSync): Story {
  const parts = database.prepare(
    `SELECT t.seq, t.id, t.entries FROM transaction_documents d JOIN transactions t ON t.seq = d.seq
     WHERE d.dataset = ? AND d.document_id = ? AND d.seq >= ? ORDER BY d.seq DESC`,
  )
  return (dataset, id, since) =>
    parts.all(dataset.key, id, since).flatMap((row) => {
      const entries = JSON.parse(String(row['entries'])) as readonly LogEntry[]
      const entry = entries.find(({ documentId }) => documentId === id)
      return entry ? { sequence: Number(row['seq']), transactionId: String(row['id']), entry } : []
    })
}

/** Finds what each document was on both sides, walking each one back once. */
function withStates(met: readonly Met[], story: Story): readonly Candidate[] {
  const walks = new Map<Dataset, Map<string, Map<number, Change>>>()
  for (const { dataset, documentId, sequence } of met) {
    const perDataset = walks.get(dataset) ?? new Map<string, Map<number, Change>>()
    walks.set(dataset, perDataset)
    // Met in order, so that the first is how far back the walk goes
    if (!perDataset.has(documentId)) perDataset.set(documentId, statesSince(dataset, story, documentId, sequence))
  }
  return met.flatMap((each) => {
    const change = walks.get(each.dataset)?.get(each.documentId)?.get(each.sequence)
    return change && (change.before ?? change.after) ? { ...each, ...change } : []
  })
}

function statesSince(dataset: Dataset, story: Story, id: string, since: number): Map<number, Change> {
  const states = new Map<number, Change>()
  let after = dataset.index.get(id)
  for (const { sequence, transactionId, entry } of story(dataset, id, since)) {
    const before = stepBack(after, entry)
    states.set(sequence, { before, after: after && { ...after, _rev: entry.resultRev ?? transactionId } })
    after = before
  }
  return states
}

function stepBack(after: LakeDocument | undefined, entry: LogEntry): LakeDocument | undefined {
  const { _rev, ...rest } = after ?? { _rev: '' }
  const before: unknown = applyPatch(after ? rest : null, [...entry.effects.revert])
  return before === null ? undefined : ({ ...(before as LakeDocument), _rev: entry.previousRev ?? '' } as LakeDocument)
}
