import { type Language, languages } from './language.ts'

const directions = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g

/**
 * Makes a name, number or code keep its own direction inside a sentence (Unicode TR9, first strong isolate) in languages
 * written from the right. Marks that came with it are taken out, so that nobody turns a sentence around.
 */
export const isolating =
  (language: Language) =>
  (value: string): string => {
    const plain = value.replace(directions, '')
    return languages[language].dir === 'rtl' ? `\u2068${plain}\u2069` : plain
  }
