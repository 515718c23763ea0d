import type { LakeDocument } from '../groq/index.ts'
import { attributesOf } from '../mutations/document-limits.ts'
import { datasetFull } from '../mutations/mutation-error.ts'
import { releaseOfVersion } from '../mutations/release-document.ts'
import type { DocumentChange } from '../mutations/transaction.ts'

/** How much one dataset may hold. */
export interface Most {
  readonly documents: number
  /** Paths with a type of value, over all documents. */
  readonly attributes: number
  /** Versions of documents in one release. */
  readonly releaseVersions: number
}

/** What one dataset holds, counted as its documents change. */
export interface Usage {
  readonly documents: number
  readonly attributes: number
  /** Refuses (400) a transaction after which the dataset would hold too much, unless that is less than before. */
  admit(changes: readonly DocumentChange[]): void
  /** Counts one document's change. */
  move(before: LakeDocument | null, after: LakeDocument | null): void
}

/** Counts a dataset that is empty yet; `most` answers undefined while nothing is limited. */
export function createUsage(most: () => Most | undefined): Usage {
  const attributes = createTally()
  const versions = createTally()
  let documents = 0

  return {
    get documents() {
      return documents
    },
    get attributes() {
      return attributes.size
    },
    admit(changes) {
      const limit = most()
      if (!limit) return
      const after = documents + changes.reduce((sum, change) => sum + growth(change.before, change.after), 0)
      if (after > limit.documents && after > documents)
        throw datasetFull(`Total document count ${after} exceeds limit of ${limit.documents}`)
      const distinct = attributes.sizeAfter(steps(changes, attributesOf))
      if (distinct > limit.attributes && distinct >= attributes.size)
        throw datasetFull(
          `Total attribute/datatype count ${distinct} exceeds limit of ${limit.attributes} (including submitted mutations)`,
        )
      for (const [release, step] of steps(changes, releasesOf)) {
        const held = versions.of(release) + step
        if (step > 0 && held > limit.releaseVersions)
          throw datasetFull(`Release ${JSON.stringify(release)} exceeds limit of ${limit.releaseVersions} versions`)
      }
    },
    move(before, after) {
      documents += growth(before, after)
      const change = [{ before, after }]
      attributes.take(steps(change, attributesOf))
      versions.take(steps(change, releasesOf))
    },
  }
}

type Sides = Pick<DocumentChange, 'before' | 'after'>
type Steps = ReadonlyMap<string, number>

const growth = (before: LakeDocument | null, after: LakeDocument | null): number => (after ? 1 : 0) - (before ? 1 : 0)

function releasesOf({ _id }: LakeDocument): Iterable<string> {
  const release = releaseOfVersion(_id)
  return release === undefined ? [] : [release]
}

/** By how much some changes raise or lower the number of documents that have each name. */
function steps(changes: readonly Sides[], namesOf: (document: LakeDocument) => Iterable<string>): Steps {
  const found = new Map<string, number>()
  const step = (document: LakeDocument | null, by: number): void => {
    if (document) for (const name of namesOf(document)) found.set(name, (found.get(name) ?? 0) + by)
  }
  for (const { before, after } of changes) {
    step(before, -1)
    step(after, 1)
  }
  return found
}

/** How many documents have each name; those that none has are forgotten. */
function createTally() {
  const counts = new Map<string, number>()
  const of = (name: string): number => counts.get(name) ?? 0
  return {
    of,
    get size() {
      return counts.size
    },
    sizeAfter: (taken: Steps): number =>
      [...taken].reduce((size, [name, by]) => size + Number(of(name) + by > 0) - Number(of(name) > 0), counts.size),
    take(taken: Steps): void {
      for (const [name, by] of taken) {
        if (by === 0) continue
        if (of(name) + by > 0) counts.set(name, of(name) + by)
        else counts.delete(name)
      }
    },
  }
}
