/** Makes any text safe between tags and inside double-quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (odd) => `&#${odd.codePointAt(0)};`)

/** Text that has been escaped or written by us. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | readonly Html[]

const render = (part: Part): string => {
  if (part instanceof Html) return part.text
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escapeHtml(String(part))
}

/** Template tag that escapes every value but `Html`: there is no way to forget it. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((text, string, index) => text + render(parts[index - 1] ?? '') + string))

/** One line: what a header field may hold. Line breaks and control characters become spaces. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
