import { diagram, type Lifecycle } from '@souk/kernel'

/** The page with the drawing below each of these headings made from its table again. Throws when a heading has none. */
export function withLifecycles(page: string, tables: Readonly<Record<string, Lifecycle>>): string {
  return Object.entries(tables).reduce((text, [heading, table]) => {
    const drawing = new RegExp(`(^### ${heading}\\n\\n\`\`\`mermaid\\n)[\\s\\S]*?(\\n\`\`\`)`, 'm')
    if (!drawing.test(text)) throw new Error(`there is no drawing below the heading "### ${heading}"`)
    return text.replace(drawing, (_all, before: string, after: string) => before + diagram(table) + after)
  }, page)
}
