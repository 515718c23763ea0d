/**
 * How `match` cuts texts and patterns into words and compares them: as groq-js does with its regular expressions, but in
 * a time that grows with the text alone, whatever the pattern. `words.test.ts` holds the two together.
 */

const words = /([^!@#$%^&*(),\\/?";:{}|[\]+<>\s-])+/g
const wordsWithStars = /([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g
const longestTerm = 1024
const dots = /\.+/g
const ascii = /^[\n -~]*$/
const ofWord = /\w/

/** The words of one text, as {@link Term}s are compared with. */
export const wordsOfText = (text: string): readonly string[] => withoutEdges(canonical(text)).match(words) ?? []

/** One word of a pattern: pieces between `*`, in each of which `.` stands for any one letter. */
export interface Term {
  readonly pieces: readonly string[]
  /** What every word that it meets begins with; the whole word when `exact`. */
  readonly beginning: string
  readonly exact: boolean
}

/** The words of a pattern; every one has to meet a word of the text. */
export const termsOf = (pattern: string): readonly Term[] =>
  (withoutEdges(pattern).match(wordsWithStars) ?? []).map((word) => {
    const pieces = canonical(word.slice(0, longestTerm)).split('*')
    const [beginning = '', ...later] = (pieces[0] ?? '').split('.')
    return { pieces, beginning, exact: pieces.length === 1 && later.length === 0 }
  })

/** True when a word of {@link wordsOfText} satisfies the whole term. */
export function meets({ pieces, beginning, exact }: Term, word: string): boolean {
  if (exact) return word === beginning
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)]
  if (pieces.length === 1) return word.length === first.length && standsAt(word, first, 0)
  const end = word.length - last.length
  if (end < first.length || !standsAt(word, first, 0) || !standsAt(word, last, end)) return false
  let at = first.length
  for (let number = 1; number < pieces.length - 1; number += 1) {
    const piece = pieces[number] ?? ''
    const found = placeIn(word, piece, at)
    if (found === -1 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}

function standsAt(word: string, piece: string, at: number): boolean {
  if (!piece.includes('.')) return word.startsWith(piece, at)
  for (let i = 0; i < piece.length; i += 1) if (piece[i] !== '.' && piece[i] !== word[at + i]) return false
  return true
}

function placeIn(word: string, piece: string, from: number): number {
  if (!piece.includes('.')) return word.indexOf(piece, from)
  for (let at = from; at + piece.length <= word.length; at += 1) if (standsAt(word, piece, at)) return at
  return -1
}

/** What regular expressions that ignore case compare: letters by their single capital, where that is of the same kind. */
function canonical(text: string): string {
  if (ascii.test(text)) return text.toUpperCase()
  let folded = ''
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    const capital = letter.toUpperCase()
    folded += capital.length === 1 && (letter < '\u0080' || capital >= '\u0080') ? capital : letter
  }
  return folded
}

/** Dots that touch a letter, a digit or `_` part nothing and are left out. */
function withoutEdges(text: string): string {
  if (!text.includes('.')) return text
  return text.replace(dots, (run, at: number) =>
    ofWord.test(text.charAt(at - 1)) || ofWord.test(text.charAt(at + run.length)) ? '' : run,
  )
}
