import { expect, test } from 'vitest'
import { wordsFor } from './words.ts'

test.each(['en', 'ar', 'ur'])(
  'what is counted is told in four sentences in %s, with a shop’s own phrases too',
  (language) => {
    for (const phrases of [undefined, { 'product.add': 'x' }])
      expect(
        Object.values(wordsFor(language, phrases).figures.what).filter((sentence) => sentence.length > 20),
      ).toHaveLength(4)
  },
)
