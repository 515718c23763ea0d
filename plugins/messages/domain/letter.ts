import type { Language } from './language.ts'
import type { Look } from './look.ts'
import { oneLine } from './one-line.ts'

/** One part of a letter. Everything in it is text; whoever draws it escapes. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'action'; readonly label: string; readonly href: string }
  /** Something to be read out or typed: a code, a PIN. */
  | { readonly kind: 'code'; readonly label: string; readonly code: string }
  /** `sum`: the last row is the total of the others. */
  | {
      readonly kind: 'rows'
      readonly rows: readonly (readonly [what: string, value: string])[]
      readonly sum?: boolean
    }

/** What a mail says, before anybody has drawn it. */
export interface Letter {
  readonly language: Language
  readonly shop: string
  readonly look: Look
  /** One line. */
  readonly subject: string
  readonly title: string
  readonly parts: readonly Part[]
  /** The small print at the end. */
  readonly closing: string
}

export const text = (words: string): Part => ({ kind: 'text', text: words })
export const note = (words: string): Part => ({ kind: 'note', text: words })
export const action = (label: string, href: string): Part => ({ kind: 'action', label, href })

/** The text part of a mail: one idea a line, addresses on lines of their own. */
export function letterText({ title, parts, closing }: Letter): string {
  const blocks = parts.map((part) => linesOf(part).join('\n'))
  return `${[oneLine(title), ...blocks, oneLine(closing)].join('\n\n')}\n`
}

function linesOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'action':
      return [`${oneLine(part.label)}:`, part.href]
    case 'code':
      return [`${oneLine(part.label)}: ${oneLine(part.code)}`]
    case 'rows':
      return part.rows.map(([what, value]) => `${oneLine(what)}: ${oneLine(value)}`)
    case 'quote':
      return part.text.split(/\r?\n/).map((line) => `> ${oneLine(line)}`.trimEnd())
    default:
      return [oneLine(part.text)]
  }
}
