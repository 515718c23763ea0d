import type { DocumentIndex } from '../document-index.ts'
import type { LakeDocument } from '../document.ts'
import { partSeparator, textSeparator } from '../rewrite.ts'
import { matchesWords, needsNoWords, parseTextQuery, type TextQuery, type Words } from '../text-query.ts'
import type { View } from '../views.ts'
import { type Corpus, relevanceOf } from './relevance.ts'
import { stringsOf, wordsOf } from './words.ts'

/** Answers the hooks of text search during one execution. */
export interface TextSearch {
  /** All texts of a document. */
  ofDocument(id: string): readonly string[] | undefined
  /** Whether what the argument of a hook names satisfies the search text in it. */
  matches(argument: string): boolean
  /** What its relevance adds to the 1 that a match is worth to `score()`. */
  relevance(argument: string): number
}

/** A field holds about as many words; documents are measured against the average of some that the view shows. */
const wordsOfAField = 12
const measured = 200

// Stored documents are immutable, so their words are cut once.
const wordsOfDocuments = new WeakMap<LakeDocument, Words>()

function wordsOfDocument(doc: LakeDocument): Words {
  const known = wordsOfDocuments.get(doc)
  if (known) return known
  const words = stringsOf(doc).map(wordsOf)
  wordsOfDocuments.set(doc, words)
  return words
}

/** A search over what one view shows. */
export function createTextSearch(view: View, index: DocumentIndex): TextSearch {
  const queries = new Map<string, TextQuery>()
  let corpus: Corpus | undefined
  let average: number | undefined

  const asked = (argument: string) => {
    const [text = '', id = '', rest = ''] = argument.split(partSeparator)
    const query = queries.get(text) ?? parseTextQuery(text)
    queries.set(text, query)
    return { query, id, rest }
  }
  const wordsIn = (id: string, rest: string): Words => {
    const doc = id === '' ? undefined : view.get(id)
    const others = rest.split(textSeparator).filter((part) => part !== '')
    return [...(doc ? wordsOfDocument(doc) : []), ...others.map(wordsOf)]
  }
  return {
    ofDocument(id) {
      const doc = view.get(id)
      return doc && stringsOf(doc)
    },
    matches(argument) {
      const { query, id, rest } = asked(argument)
      return needsNoWords(query) ?? matchesWords(query, wordsIn(id, rest))
    },
    relevance(argument) {
      const { query, id, rest } = asked(argument)
      if (query.wanted.length === 0) return 0
      corpus ??= corpusOf(view, index)
      if (id === '') return relevanceOf(query, wordsIn(id, rest), wordsOfAField, corpus) - 1
      average ??= averageLengthIn(view)
      return relevanceOf(query, wordsIn(id, rest), average, corpus) - 1
    },
  }
}

/** Of documents that the view shows, for the same reason as below. */
function averageLengthIn(view: View): number {
  const some = view.documents().slice(0, measured)
  const words = some.flatMap(wordsOfDocument).reduce((sum, text) => sum + text.length, 0)
  return words / Math.max(1, some.length)
}

/** Only what the view shows is counted, so that hidden documents leave no trace in anybody's scores. */
function corpusOf(view: View, { texts }: DocumentIndex): Corpus {
  const counts = new Map<string, number>()
  return {
    size: view.documents().length,
    having(demand) {
      const key = JSON.stringify(demand)
      const known = counts.get(key)
      if (known !== undefined) return known
      const count = [...texts.having(demand)].filter((id) => view.ofStored(id) !== undefined).length
      counts.set(key, count)
      return count
    },
  }
}
