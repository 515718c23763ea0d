import type { LakeDocument } from '../groq/index.ts'

/** What makes two listeners hear the same: what they ask for, what they may read, and how they want to be told. */
export interface Hearing {
  /** The filter part of the query. */
  readonly matches: (document: LakeDocument) => boolean
  readonly readable: (document: LakeDocument) => boolean
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  /** Whether drafts and versions are told of. */
  readonly includeVersions: boolean
  readonly effects: boolean
  readonly visibility: string
}

const numbers = new WeakMap<object, number>()
let last = 0

/** A number for each function, so that those who share one can be found by a string. */
function numberOf(asked: object): number {
  const known = numbers.get(asked)
  if (known !== undefined) return known
  last += 1
  numbers.set(asked, last)
  return last
}

/** The same for all who hear the same. Listeners that asked alike share one filter, and one role one `readable`. */
export function hearingKey(hearing: Hearing): string {
  const { matches, readable, visibility } = hearing
  const { includeResult, includePreviousRevision, includeMutations, includeVersions, effects } = hearing
  const wishes = [includeResult, includePreviousRevision, includeMutations, includeVersions, effects].map(Number)
  return `${numberOf(matches)} ${numberOf(readable)} ${wishes.join('')} ${visibility}`
}

const told = new WeakMap<object, Map<string, string>>()

/** The text that `make` gives for a commit, made once for all who hear the same. */
export function sharedFrames(commit: object, key: string, make: () => string): string {
  const perKey = told.get(commit) ?? new Map<string, string>()
  told.set(commit, perKey)
  const known = perKey.get(key)
  if (known !== undefined) return known
  const made = make()
  perKey.set(key, made)
  return made
}
