import type { Row } from './cells.ts'
import type { WordColumn } from './columns.ts'
import type { Said, Translation } from './imported.ts'

/** A cell's words in every language that has some. */
export const saidIn = (row: Row, column: WordColumn): Said =>
  Object.fromEntries(
    row.languages.flatMap((language) => {
      const words = row.said(column, language)
      return words === '' ? [] : [[language, words]]
    }),
  )

/** Lines of `label: value`; a line that is not is handed to `odd`. */
export function labelled(
  text: string,
  odd: (line: string) => void,
): readonly { readonly label: string; readonly value: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [, label, value] = /^([^:]+):\s*(.+)$/.exec(line) ?? []
      if (label === undefined || value === undefined) odd(line)
      return label === undefined || value === undefined ? [] : [{ label: label.trim(), value: value.trim() }]
    })
}

/** What the first row of a product says in each other language of the file. */
export function translationsOf(
  first: Row,
  optionColumns: readonly WordColumn[],
  factCount: number,
): readonly Translation[] {
  return first.languages.map((language) => {
    const say = (column: WordColumn) => first.said(column, language)
    const facts = labelled(say('facts'), (line) =>
      first.wrong('facts', `"${line}" [${language}] is not "label: value"`),
    )
    if (facts.length > 0 && facts.length !== factCount)
      first.wrong('facts', `has ${factCount} lines, and ${facts.length} in [${language}]`)
    return {
      language,
      title: say('title'),
      html: say('body'),
      summary: say('summary'),
      fit: say('fit'),
      facts,
      options: optionColumns.map(say),
      guide: say('guide'),
      seoTitle: say('seoTitle'),
      seoDescription: say('seoDescription'),
    }
  })
}
