/** Text that is markup already; everything else is escaped where it is put in. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
type Piece = string | number | Markup | readonly Markup[]

const written = (piece: Piece): string => {
  if (piece instanceof Markup) return piece.text
  if (typeof piece === 'string') return piece.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
  return typeof piece === 'number' ? String(piece) : piece.map(({ text }) => text).join('')
}

/** Markup with values in it: what is not markup itself is escaped. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(parts.map((part, index) => `${part}${written(pieces[index] ?? '')}`).join(''))

export const nothing = new Markup('')

/** A chapter of the document; left out when it has nothing to say. */
export const chapter = (title: string, ...inside: readonly Markup[]): Markup =>
  inside.some(({ text }) => text !== '') ? html`<section><h2>${title}</h2>${inside}</section>` : nothing

/** A table with a row for each entry; left out when there are none. */
export const table = (heads: readonly string[], rows: readonly (readonly Piece[])[]): Markup =>
  rows.length === 0
    ? nothing
    : html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(
        (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
      )}</tbody></table>`

/** Names with what they stand for; entries without a value are left out. */
export const facts = (entries: readonly (readonly [what: string, value: string | undefined])[]): Markup =>
  html`<dl>${entries.flatMap(([what, value]) => (value ? [html`<div><dt>${what}</dt><dd>${value}</dd></div>`] : []))}</dl>`
