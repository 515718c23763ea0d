import { nextTick } from 'node:process'
import type { StoredDocument, Write } from '@souk/kernel'
import type { DocumentStore } from '../contract.ts'
import { applyWrite, targetOf, type WriteProblem } from '../store/apply-write.ts'

/** A write that does not fit the documents: made twice (`exists`), or a patch of nothing (`conflict`). */
export interface WriteTrouble {
  readonly problem: WriteProblem
  readonly id: string
}

/**
 * The documents of one batch: as the store holds them (`base`), and as they stand after the decisions taken so far.
 * Reads that are asked for in the same breath go to the store in one request.
 */
export class Workspace {
  readonly #store: DocumentStore
  readonly #base = new Map<string, StoredDocument | undefined>()
  readonly #working = new Map<string, StoredDocument | undefined>()
  #wanted = new Set<string>()
  #flight: Promise<void> | undefined

  readonly #transactionId: string

  /** `transactionId`: the revision that every document written by this batch will have. */
  constructor(store: DocumentStore, transactionId: string) {
    this.#store = store
    this.#transactionId = transactionId
  }

  /** The document before this batch. It must have been read. */
  base(id: string): StoredDocument | undefined {
    return this.#base.get(id)
  }

  /** The document after the batch's decisions so far. */
  current(id: string): StoredDocument | undefined {
    return this.#working.has(id) ? this.#working.get(id) : this.#base.get(id)
  }

  /** Reads what has not been read yet; answers in the order asked. */
  async read(ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]> {
    const missing = ids.filter((id) => !this.#knows(id))
    if (missing.length > 0) await this.#load(missing)
    return ids.map((id) => this.current(id))
  }

  /** Those of the documents that have another revision now than when they were read. */
  async changedSince(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = [...new Set(ids)]
    const now = asked.length > 0 ? await this.#store.get(asked) : []
    return new Set(asked.filter((id, index) => this.#base.get(id)?._rev !== now[index]?._rev))
  }

  #knows(id: string): boolean {
    return this.#base.has(id) || this.#working.has(id)
  }

  /**
   * Applies a decision's writes to the working documents. One that does not fit leaves them as they were and is told.
   */
  async apply(writes: readonly Write[], at: string): Promise<WriteTrouble | undefined> {
    const changed = writes.filter((write) => !('create' in write)).map(targetOf)
    const made = new Set(writes.filter((write) => 'create' in write).map(targetOf))
    await this.read(changed.filter((id) => !made.has(id)))
    const after = new Map<string, StoredDocument | undefined>()
    for (const write of writes) {
      const id = targetOf(write)
      const before = after.has(id) ? after.get(id) : this.current(id)
      const outcome = applyWrite(before, unguarded(write), { transactionId: this.#transactionId, at })
      if ('problem' in outcome) return { problem: outcome.problem, id }
      after.set(id, outcome.after)
    }
    for (const [id, document] of after) this.#working.set(id, document)
    return undefined
  }

  async #load(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#wanted.add(id)
    this.#flight ??= new Promise<void>((resolve, reject) => {
      // After the running microtasks: every command of the batch has then said what it wants.
      void Promise.resolve().then(() => nextTick(() => this.#fetch().then(resolve, reject)))
    })
    await this.#flight
  }

  async #fetch(): Promise<void> {
    const ids = [...this.#wanted]
    this.#wanted = new Set()
    this.#flight = undefined
    const documents = await this.#store.get(ids)
    // What was read first stays: a batch is decided on one state of each document.
    for (const [index, id] of ids.entries()) if (!this.#base.has(id)) this.#base.set(id, documents[index])
  }
}

const unguarded = (write: Write): Write => {
  if (!('patch' in write) || write.patch.ifRevisionID === undefined) return write
  const { ifRevisionID: _, ...patch } = write.patch
  return { patch }
}
