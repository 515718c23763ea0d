/** A table of words: texts, sentences with figures in them, and tables of those. */
export interface WordTable {
  readonly [name: string]: WordLeaf | WordTable
}
type WordLeaf = string | ((...values: never[]) => string)

const isTable = (entry: WordLeaf | WordTable): entry is WordTable => typeof entry === 'object'

/** The same table with every text changed; sentences are changed after their figures are in. */
function mapWords(table: WordTable, change: (text: string, path: string) => string, at = ''): WordTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => {
      const path = at ? `${at}.${name}` : name
      if (isTable(entry)) return [name, mapWords(entry, change, path)]
      if (typeof entry === 'string') return [name, change(entry, path)]
      return [name, (...values: never[]) => change(entry(...values), path)]
    }),
  )
}

const arabicZero = 0x0660

/** Latin digits as Arabic ones, save in words that hold a Latin letter, an `@` or a leading `+`: codes and addresses. */
export const toArabicDigits = (text: string): string =>
  text.replace(/\S+/g, (word) =>
    /[A-Za-z@]|^\+/.test(word)
      ? word
      : word.replace(/\d/g, (digit) => String.fromCodePoint(arabicZero + Number(digit))),
  )

/** A table whose figures are written in Arabic digits. Every page of a shop has one set of digits. */
export const arabicDigits = <Table extends object>(table: Table): Table =>
  mapWords(table as unknown as WordTable, toArabicDigits) as unknown as Table

/** A table with some of its plain words replaced by the dataset's; sentences with figures stay as they are. */
export const withPhrases = <Table extends object>(table: Table, phrases: Readonly<Record<string, string>>): Table => {
  const plain = (entries: WordTable, at = ''): WordTable =>
    Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => {
        const path = at ? `${at}.${name}` : name
        if (isTable(entry)) return [name, plain(entry, path)]
        return [name, typeof entry === 'string' ? (phrases[path] ?? entry) : entry]
      }),
    )
  return plain(table as unknown as WordTable) as unknown as Table
}
