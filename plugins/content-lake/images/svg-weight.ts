/** How many elements an SVG may come to when all that it uses again is drawn. */
export const heaviestSvg = 100_000

/** How deep elements may stand in one another, or use one another. */
const deepest = 500

interface Part {
  elements: number
  /** Ids of what it uses, once for each time. */
  readonly uses: string[]
}

const idOf = /\sid\s{0,9}=\s{0,9}["']([^"']+)["']/
const references = /(?:\s(?:[\w-]+:)?href\s{0,9}=\s{0,9}["']#([^"']+)["'])|(?:url\(\s{0,9}['"]?#([^'")]+))/g
/** A name that is spelled so that only a reader of XML sees it. */
const spelled = /\s(?:id|(?:[\w-]+:)?href)\s{0,9}=\s{0,9}["'][^"']{0,999}&#/

/**
 * How many elements a picture comes to once everything it uses again (`<use>`, patterns, masks) is drawn: thirty lines that each use the
 * one before twice come to a billion, and no renderer can be stopped while it draws them. Infinite for what uses itself,
 * and for entities, which unfold likewise.
 */
export function svgWeight(text: string): number {
  if (/<!ENTITY/i.test(text)) return Number.POSITIVE_INFINITY
  const root: Part = { elements: 0, uses: [] }
  const parts = new Map<string, Part>()
  const open: (Part | undefined)[] = []
  for (const tag of tagsOf(text)) {
    if (tag.startsWith('/')) {
      open.pop()
      continue
    }
    if (open.length > deepest) return Number.POSITIVE_INFINITY
    const id = idOf.exec(tag)?.[1]
    const part = id === undefined ? undefined : { elements: 0, uses: [] }
    if (id !== undefined && part) parts.set(id, part)
    if (spelled.test(tag)) return Number.POSITIVE_INFINITY
    const targets = tag.startsWith('a ')
      ? []
      : [...tag.matchAll(references)].map(([, linked, painted]) => linked ?? painted ?? '')
    for (const holder of [root, ...open, part]) {
      if (!holder) continue
      holder.elements += 1
      holder.uses.push(...targets)
    }
    if (!tag.endsWith('/')) open.push(part)
  }
  return weigh(root, parts)
}

/** The insides of all tags of elements: `g id="a"`, `/g`, `use href="#a"/`. Reads each character once. */
function* tagsOf(text: string): Generator<string> {
  for (let start = text.indexOf('<'); start !== -1; start = text.indexOf('<', start)) {
    const end = endOfTag(text, start + 1)
    if (end === -1) return
    if (/[A-Za-z/]/.test(text[start + 1] ?? '')) yield text.slice(start + 1, end)
    start = end
  }
}

/** Where a tag ends: at the first `>` outside quotes. */
function endOfTag(text: string, from: number): number {
  let quote = ''
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '>') return at
    else if (character === '"' || character === "'") quote = character
  }
  return -1
}

function weigh(root: Part, parts: ReadonlyMap<string, Part>): number {
  const known = new Map<Part, number>()
  const weightOf = (part: Part, depth: number): number => {
    const earlier = known.get(part)
    if (earlier !== undefined) return earlier
    // What is being weighed counts as infinite, should it come to itself again
    known.set(part, Number.POSITIVE_INFINITY)
    const inner = depth > deepest ? [Number.POSITIVE_INFINITY] : part.uses.map((id) => weightOfId(id, depth + 1))
    const weight = inner.reduce((sum, each) => sum + each, part.elements)
    known.set(part, weight)
    return weight
  }
  const weightOfId = (id: string, depth: number): number => {
    const part = parts.get(id)
    return part ? weightOf(part, depth) : 0
  }
  return weightOf(root, 0)
}
