import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { tick } from '../deadline.ts'
import type { LakeDocument } from '../document.ts'
import type { Demand, TextQuery } from '../text-query.ts'
import { atOnce, inSlices, mayWait, NotYet, oneSlice, type Slices } from '../slices.ts'
import { stringsOf, wordsOf } from './words.ts'

/** The words of all documents of one dataset. It finds candidates: who is asked still decides what matches. */
export interface TextIndex {
  /** Tells of a document that was stored or replaced. */
  put(doc: LakeDocument): void
  remove(id: string): void
  /** Stored ids of documents that may satisfy a query; undefined when the query could be satisfied by any. */
  find(query: TextQuery): ReadonlySet<string> | undefined
  /** Stored ids of documents with what a demand asks for. */
  having(demand: Demand): ReadonlySet<string>
}

/**
 * SQLite's FTS5 in memory. Nothing is indexed before the first question; from then on commits leave the ids that
 * changed, and the next question brings the index up to date. What takes long is done in slices, for which a question
 * that may wait is sent away with `NotYet`. Words come folded, so the plainest tokenizer does.
 */
export function createTextIndex(documents: () => Iterator<LakeDocument>, sliceMs: number): TextIndex {
  let table: Table | undefined
  let unread: Iterator<LakeDocument> | undefined
  let ready: Promise<void> | undefined
  const changed = new Map<string, LakeDocument | undefined>()

  // Each step leaves nothing half done, so that a search that cannot wait goes on where the slices are
  function* catchUp(into: Table): Slices<void> {
    for (let next = unread?.next(); next && !next.done; next = unread?.next()) {
      into.put(next.value)
      yield
    }
    unread = undefined
    for (const [id, doc] of changed) {
      changed.delete(id)
      if (doc) into.put(doc)
      else into.forget(id)
      yield
    }
    into.commit()
  }
  const upToDate = (): Table => {
    if (!table) {
      table = openTable()
      // An iterator of a map goes on to what is added later, and passes over what is gone
      unread = documents()
    }
    const work = catchUp(table)
    if (!mayWait()) atOnce(work, tick)
    else if (ready || !oneSlice(work, sliceMs).done) {
      ready ??= inSlices(work, sliceMs).finally(() => {
        ready = undefined
      })
      throw new NotYet(ready)
    }
    return table
  }
  return {
    put(doc) {
      if (table) changed.set(doc._id, doc)
    },
    remove(id) {
      if (table) changed.set(id, undefined)
    },
    find(query) {
      return query.everything || query.wanted.length === 0
        ? undefined
        : upToDate().matching(query.wanted.map(expressionOf).join(' AND '))
    },
    having: (demand) => upToDate().matching(expressionOf(demand)),
  }
}

/** A demand in the query language of FTS5; words hold nothing but letters and digits. */
function expressionOf(demand: Demand): string {
  if (demand.kind === 'word') return `"${demand.word}"`
  if (demand.kind === 'prefix') return `"${demand.prefix}"*`
  return `"${demand.words.join(' ')}"`
}

class Table {
  private readonly database: DatabaseSync
  private readonly insert: StatementSync
  private readonly erase: StatementSync
  private readonly search: StatementSync
  private readonly rows = new Map<number, string>()
  private readonly numbers = new Map<string, number>()
  private last = 0

  constructor(database: DatabaseSync) {
    this.database = database
    this.insert = database.prepare('INSERT INTO texts (rowid, words) VALUES (?, ?)')
    this.erase = database.prepare('DELETE FROM texts WHERE rowid = ?')
    // FTS5 writes rows of its own, whose numbers are beyond what a number holds.
    for (const statement of [this.insert, this.erase]) statement.setReadBigInts(true)
    this.search = database.prepare('SELECT rowid FROM texts WHERE texts MATCH ?')
  }

  /** Stores or replaces a document. What is written is seen at once, and is finished by {@link commit}. */
  put(doc: LakeDocument): void {
    this.begin()
    this.forget(doc._id)
    const words = [doc._id, doc._type, ...stringsOf(doc)].flatMap(wordsOf)
    this.last += 1
    this.rows.set(this.last, doc._id)
    this.numbers.set(doc._id, this.last)
    this.insert.run(this.last, words.join(' '))
  }

  forget(id: string): void {
    const number = this.numbers.get(id)
    if (number === undefined) return
    this.begin()
    this.rows.delete(number)
    this.numbers.delete(id)
    this.erase.run(number)
  }

  commit(): void {
    if (this.database.isTransaction) this.database.exec('COMMIT')
  }

  matching(expression: string): ReadonlySet<string> {
    const ids = new Set<string>()
    for (const { rowid } of this.search.iterate(expression)) {
      const id = this.rows.get(Number(rowid))
      if (id !== undefined) ids.add(id)
    }
    return ids
  }

  private begin(): void {
    if (!this.database.isTransaction) this.database.exec('BEGIN')
  }
}

function openTable(): Table {
  const database = new DatabaseSync(':memory:')
  database.exec("CREATE VIRTUAL TABLE texts USING fts5(words, content='', contentless_delete=1, tokenize='ascii')")
  return new Table(database)
}
