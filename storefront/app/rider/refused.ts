import type { Refusal } from '@souk/kernel'
import type { Words } from '../words/words.ts'

/** A refusal as riders read it: the staff's own sentence where it says more than "it did not go through". */
export const problemWords = ({ code, message }: Refusal, words: Words['rider']): string =>
  code === 'invalid_input' ? words.lost : message
