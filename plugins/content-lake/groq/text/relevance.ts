import { type Demand, type TextQuery, weightOf, type Words } from '../text-query.ts'

/** What relevance is measured against: how rare a demand is among the documents that are seen. */
export interface Corpus {
  readonly size: number
  /** How many documents meet a demand. */
  having(demand: Demand): number
}

/** How soon more of the same word stops to count, and how much long texts are held back: the usual of BM25. */
const saturation = 1.2
const restraint = 0.75

/**
 * BM25: the more often a demand is met, the rarer it is among the documents, and the shorter the text, the higher.
 * Above zero for every text that meets any demand. `typicalLength` is in words.
 */
export function relevanceOf(query: TextQuery, texts: Words, typicalLength: number, corpus: Corpus): number {
  const length = texts.reduce((sum, words) => sum + words.length, 0)
  const scale = saturation * (1 - restraint + (restraint * length) / Math.max(1, typicalLength))
  return query.wanted.reduce((sum, demand) => {
    const weight = weightOf(demand, texts)
    const having = Math.min(corpus.having(demand), corpus.size)
    const rarity = Math.log(1 + (corpus.size - having + 0.5) / (having + 0.5))
    return sum + (rarity * weight * (saturation + 1)) / (weight + scale)
  }, 0)
}
