import { expect, test } from 'vitest'
import { feeWords } from './fee-words.ts'

test.each([
  [{ source: 'zone' }, 'The zone’s own'],
  [{ source: 'carrier', carrier: 'fedex', service: 'FedEx FEDEX_GROUND' }, 'Asked by FedEx, FedEx FEDEX_GROUND'],
  [{ source: 'carrier', carrier: 'uber', service: 'Uber Direct' }, 'Asked by Uber Direct'],
  [{ source: 'fallback', carrier: 'fedex' }, 'The zone’s own, because FedEx named no price'],
  [{ source: 'fallback' }, 'The zone’s own, because the carrier named no price'],
  [undefined, undefined],
] as const)('a fee by %j is told as %s', (rate, words) => expect(feeWords(rate)).toBe(words))
