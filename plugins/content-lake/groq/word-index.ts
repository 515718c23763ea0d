import { termsOf, wordsOfText } from './compiled/match.ts'
import type { LakeDocument } from './document.ts'
import { valueAt } from './equality-indexes.ts'

/** The documents of one type by the words at a dotted path, as `match` cuts and compares them. */
export class WordIndex {
  private readonly keys: readonly string[]
  private readonly byWord = new Map<string, Set<string>>()

  constructor(path: string, documents: Iterable<LakeDocument>) {
    this.keys = path.split('.')
    for (const doc of documents) this.add(doc)
  }

  add(doc: LakeDocument): void {
    for (const word of this.wordsOf(doc)) {
      const ids = this.byWord.get(word)
      if (ids) ids.add(doc._id)
      else this.byWord.set(word, new Set([doc._id]))
    }
  }

  remove(doc: LakeDocument): void {
    for (const word of this.wordsOf(doc)) {
      const ids = this.byWord.get(word)
      if (ids?.delete(doc._id) && ids.size === 0) this.byWord.delete(word)
    }
  }

  /** For each term of a pattern the ids that have a word for it; none when the pattern has no terms. */
  lookUp(pattern: string): readonly ReadonlySet<string>[] {
    return termsOf(pattern).map((term) => {
      const found = new Set<string>()
      for (const [word, ids] of this.byWord) {
        if (!term.test(word)) continue
        for (const id of ids) found.add(id)
      }
      return found
    })
  }

  private wordsOf(doc: LakeDocument): readonly string[] {
    const value = valueAt(doc, this.keys)
    if (typeof value === 'string') return wordsOfText(value)
    if (!Array.isArray(value)) return []
    return value.filter((item) => typeof item === 'string').flatMap(wordsOfText)
  }
}
