/** A block of portable text, as the Studio keeps it. */
export interface TextBlock {
  readonly _key: string
  readonly _type: 'block'
  readonly style: string
  readonly listItem?: 'bullet' | 'number'
  readonly level?: number
  readonly markDefs: readonly { readonly _key: string; readonly _type: 'link'; readonly href: string }[]
  readonly children: readonly {
    readonly _key: string
    readonly _type: 'span'
    readonly text: string
    readonly marks: readonly string[]
  }[]
}

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }),
)

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    if (decimal || hex) return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    return named.get(String(name).toLowerCase()) ?? whole
  })

const marks: ReadonlyMap<string, string> = new Map([
  ['strong', 'strong'],
  ['b', 'strong'],
  ['em', 'em'],
  ['i', 'em'],
  ['u', 'underline'],
])
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Only addresses a shopper may follow: the web, mail, telephone, and paths of the shop. */
const safeHref = (href: string): boolean => /^(https?:|mailto:|tel:|\/(?!\/))/i.test(href)

/** A link ends with its block: its address is kept there. */
const isLink = (mark: string): boolean => /^l\d+$/.test(mark)

/** The block being written, and what stands open around it. */
class Writer {
  readonly blocks: TextBlock[] = []
  #open: string[] = []
  readonly #lists: ('bullet' | 'number')[] = []
  #style = 'normal'
  #item = false
  #spans: { text: string; marks: readonly string[] }[] = []
  #links: { _key: string; _type: 'link'; href: string }[] = []

  text(words: string): void {
    const tidy = decode(words).replace(/[ \t\r\n\f]+/g, ' ')
    if (tidy !== '') this.#spans.push({ text: tidy, marks: [...this.#open] })
  }
  break(): void {
    this.#spans.push({ text: '\n', marks: [] })
  }
  /** Ends the block and keeps it unless it is empty. */
  end(): void {
    const spans = this.#tidySpans()
    const key = `b${this.blocks.length}`
    const list = this.#lists.at(-1)
    if (spans.some(({ text }) => text.trim() !== ''))
      this.blocks.push({
        _key: key,
        _type: 'block',
        style: this.#style,
        ...(this.#item && list && { listItem: list, level: this.#lists.length }),
        markDefs: this.#links,
        children: spans.map((span, at) => ({
          _key: `${key}s${at}`,
          _type: 'span',
          text: span.text,
          marks: span.marks,
        })),
      })
    this.#spans = []
    this.#links = []
    this.#open = this.#open.filter((mark) => !isLink(mark))
    this.#style = 'normal'
  }
  /** Spaces at the ends of a block are the file's layout, not the writer's. */
  #tidySpans() {
    const spans = [...this.#spans]
    while (spans.at(0)?.text.trim() === '') spans.shift()
    while (spans.at(-1)?.text.trim() === '') spans.pop()
    return spans.map(({ text, marks: held }, at) => {
      const begun = at === 0 ? text.trimStart() : text
      return { text: at === spans.length - 1 ? begun.trimEnd() : begun, marks: held }
    })
  }
  open(tag: string, href: string): void {
    const mark = marks.get(tag)
    if (mark) this.#open.push(mark)
    if (tag === 'a' && safeHref(href)) {
      const key = `l${this.#links.length}`
      this.#links.push({ _key: key, _type: 'link', href })
      this.#open.push(key)
    }
    if (tag === 'br') this.break()
    if (tag === 'ul' || tag === 'ol') {
      this.end()
      this.#lists.push(tag === 'ul' ? 'bullet' : 'number')
    }
    if (tag === 'p' || tag === 'div' || tag === 'blockquote') this.end()
    if (tag === 'li') {
      this.end()
      this.#item = true
    }
    if (headings.has(tag)) {
      this.end()
      this.#style = tag
    }
  }
  close(tag: string): void {
    const mark = marks.get(tag) ?? (tag === 'a' ? this.#open.findLast(isLink) : undefined)
    if (mark) this.#open.splice(this.#open.lastIndexOf(mark) >>> 0, 1)
    if (tag === 'p' || tag === 'div' || tag === 'blockquote' || headings.has(tag)) this.end()
    if (tag === 'li') {
      this.end()
      this.#item = false
    }
    if (tag === 'ul' || tag === 'ol') {
      this.end()
      this.#lists.pop()
    }
  }
}

const token = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<(\/?)([a-z][a-z0-9]*)\b([^>]*)>|[^<]+|</gi

/**
 * Reads the HTML of a product description into portable text: paragraphs, headings, lists, emphasis and safe links.
 * Other tags are dropped and their words kept; scripts and styles are dropped whole.
 */
export function htmlBlocks(html: string): readonly TextBlock[] {
  const writer = new Writer()
  for (const [whole, dropped, slash, name, attributes] of html.matchAll(token)) {
    if (whole.startsWith('<!--') || dropped) continue
    if (!name) writer.text(whole)
    else if (slash) writer.close(name.toLowerCase())
    else writer.open(name.toLowerCase(), decode(/\bhref\s*=\s*["']([^"']*)["']/i.exec(attributes ?? '')?.[1] ?? ''))
  }
  writer.end()
  return writer.blocks
}
