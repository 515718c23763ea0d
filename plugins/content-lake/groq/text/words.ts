/** Letters that readers take for one another, though Unicode does not decompose them. */
const alike: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  ı: 'i',
  // Arabic and Urdu keyboards have letters of their own for the same sounds.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ۃ: 'ه',
  ة: 'ه',
  ە: 'ه',
  ں: 'ن',
}
const unalike = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu')

/** Marks over letters, the line that stretches Arabic words, and the invisible signs that join or part letters. */
const unsaid = /[\p{M}\u0640\u200c-\u200f\u2060\ufeff]+/gu

/** What needs no folding but that of case. */
const plainest = /^[\n -~]*$/

const zeroes = [0x0660, 0x06f0] as const

/**
 * The words of a text as they are compared: lower case, without accents and vowel signs, Arabic and Urdu spellings of
 * one letter as one. Letters and digits of any script belong to words; all else parts them.
 */
export function wordsOf(text: string): string[] {
  if (plainest.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const plain = text.normalize('NFKD').replace(unsaid, '').toLowerCase()
  const folded = plain
    .replace(unalike, (letter) => alike[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, westernDigit)
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

function westernDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  return String(code - (code >= zeroes[1] ? zeroes[1] : zeroes[0]))
}

/** Every string a reader could have written in a value; fields whose names begin with `_` are the lake's own. */
export function stringsOf(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value)
  else if (Array.isArray(value)) for (const item of value) stringsOf(item, found)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!key.startsWith('_')) stringsOf(inner, found)
  }
  return found
}
