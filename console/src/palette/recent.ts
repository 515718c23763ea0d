const keep = 8
const keyOf = (person: string): string => `souk-console.recent.${person}`

/**
 * Ids of what this person opened last through the palette, the last first. No words are kept: what they are called is
 * read again from the lake, under the rights that the person has by then.
 */
export function recentIds(person: string): readonly string[] {
  const kept = localStorage.getItem(keyOf(person)) ?? ''
  return kept === '' ? [] : kept.split(' ')
}

/** Puts an id first. */
export function remember(person: string, id: string): void {
  const ids = [id, ...recentIds(person).filter((each) => each !== id)].slice(0, keep)
  localStorage.setItem(keyOf(person), ids.join(' '))
}
