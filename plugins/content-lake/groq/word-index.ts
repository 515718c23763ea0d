import { meets, type Term, termsOf, wordsOfText } from './compiled/words.ts'
import type { LakeDocument } from './document.ts'
import { valueAt } from './own-values.ts'
import { each, type Slices, sortedInSlices } from './slices.ts'

const nothing: ReadonlySet<string> = new Set()

/** New words that are searched one by one before they are sorted among the others. */
const mostFresh = 500

/** The documents of one type by the words at a dotted path, as `match` cuts and compares them. */
export class WordIndex {
  private readonly keys: readonly string[]
  private readonly byWord = new Map<string, Set<string>>()
  /** In order, for words that begin alike; some may be gone by now. */
  private sorted: readonly string[] = []
  private fresh: string[] = []

  constructor(path: string) {
    this.keys = path.split('.')
  }

  static *make(path: string, documents: Iterable<LakeDocument>): Slices<WordIndex> {
    const index = new WordIndex(path)
    yield* each(documents, (doc) => index.learn(doc))
    index.sorted = yield* sortedInSlices(index.fresh, inOrder)
    index.fresh = []
    return index
  }

  add(doc: LakeDocument): void {
    this.learn(doc)
    if (this.fresh.length <= mostFresh + this.sorted.length / 8) return
    const known = this.sorted.filter((word) => this.byWord.has(word))
    this.sorted = [...known, ...this.fresh.sort(inOrder)].sort(inOrder)
    this.fresh = []
  }

  remove(doc: LakeDocument): void {
    for (const word of this.wordsOf(doc)) {
      const ids = this.byWord.get(word)
      if (ids?.delete(doc._id) && ids.size === 0) this.byWord.delete(word)
    }
  }

  /** For each term of a pattern the ids that have a word for it. Terms that `most` ids and more may have are left out. */
  lookUp(pattern: string, most: number): readonly ReadonlySet<string>[] {
    return termsOf(pattern).flatMap((term) => {
      const sets = this.setsOf(term)
      const [only] = sets
      if (sets.length < 2) return [only ?? nothing]
      if (sets.reduce((sum, { size }) => sum + size, 0) >= most) return []
      const found = new Set<string>()
      for (const ids of sets) for (const id of ids) found.add(id)
      return [found]
    })
  }

  private setsOf(term: Term): readonly ReadonlySet<string>[] {
    const words = term.exact ? [term.beginning] : [...this.beginningWith(term.beginning), ...this.fresh]
    return words.flatMap((word) => (meets(term, word) ? (this.byWord.get(word) ?? []) : []))
  }

  private beginningWith(text: string): readonly string[] {
    const start = this.placeOf((word) => word >= text)
    return this.sorted.slice(
      start,
      this.placeOf((word) => word > text && !word.startsWith(text)),
    )
  }

  private placeOf(test: (word: string) => boolean): number {
    let [low, high] = [0, this.sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (test(this.sorted[middle] ?? '')) high = middle
      else low = middle + 1
    }
    return low
  }

  private learn(doc: LakeDocument): void {
    for (const word of this.wordsOf(doc)) {
      const ids = this.byWord.get(word)
      if (ids) ids.add(doc._id)
      else {
        this.byWord.set(word, new Set([doc._id]))
        this.fresh.push(word)
      }
    }
  }

  private wordsOf(doc: LakeDocument): readonly string[] {
    const value = valueAt(doc, this.keys)
    if (typeof value === 'string') return wordsOfText(value)
    if (!Array.isArray(value)) return []
    return value.filter((item) => typeof item === 'string').flatMap(wordsOfText)
  }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
