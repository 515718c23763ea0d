import { en, type Words } from './en.ts'

const tables: Readonly<Record<string, Words>> = { en }

/** The message table of a language: exact tag, its primary language, else English. */
export const wordsFor = (language: string): Words => tables[language] ?? tables[language.split('-')[0] ?? ''] ?? en

/** Scripts that run from right to left. Source: CLDR, the languages Souk's shops may speak. */
const rightToLeft = new Set(['ar', 'ur', 'fa', 'he'])

/** The direction a language is read in. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
