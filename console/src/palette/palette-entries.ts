/** What can be chosen: a heading to stand under, its words, and the key that does the same. */
export interface PaletteEntry {
  /** Apart from every other. */
  readonly id: string
  readonly group: 'Recent' | 'On this page' | 'Go to' | 'Found' | 'Here'
  readonly title: string
  /** Said after the title, in muted words. */
  readonly about?: string
  readonly keys?: readonly string[]
  readonly choose: () => void
}

export interface PaletteGroup {
  readonly title: PaletteEntry['group']
  readonly entries: readonly PaletteEntry[]
}

/** Without words: what one had before, then what can be done here. With words: what is named, then what is found. */
const resting = ['Recent', 'On this page', 'Go to', 'Here'] as const
const asked = ['On this page', 'Go to', 'Here', 'Found'] as const
/** Somebody who types a figure looks for a number, and wants it under Enter. */
const numbered = ['Found', 'On this page', 'Go to', 'Here'] as const

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

/** Whether each typed word begins a word of the title. */
export const isNamed = (title: string, text: string): boolean => {
  const said = wordsOf(title.replace(/[^\p{L}\p{N}]+/gu, ' '))
  return wordsOf(text).every((word) => said.some((each) => each.startsWith(word)))
}

/** What is shown for a text, group by group. What was found needs no second judgment: the lake chose it. */
export function paletteGroups(entries: readonly PaletteEntry[], text: string): readonly PaletteGroup[] {
  const order = text.trim() === '' ? resting : /\d/.test(text) ? numbered : asked
  return order
    .map((title) => ({
      title,
      entries: entries.filter((entry) => entry.group === title && (title === 'Found' || isNamed(entry.title, text))),
    }))
    .filter(({ entries: found }) => found.length > 0)
}
