import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Type = z.looseObject({ type: z.string() })
const Extracted = z.array(
  z.looseObject({ name: z.string(), type: z.string(), attributes: z.record(z.string(), z.unknown()).optional() }),
)
type Extracted = z.infer<typeof Extracted>

/** A document's fields that hold another document's id as plain text, and which type that is. */
const plainLinks: Readonly<Record<string, string>> = {
  order: 'order',
  fulfillment: 'fulfillment',
  payment: 'payment',
  customer: 'customer',
  location: 'stockLocation',
  variantId: 'variant',
  seller: 'seller',
}

/** Every `<type>.reference` that stands anywhere inside a field's description. */
const referencesIn = (value: unknown): readonly string[] => {
  const text = JSON.stringify(value)
  return [...new Set([...text.matchAll(/"name":"(\w+)\.reference"/g)].map(([, name]) => name ?? ''))]
}

const kindOf = (value: unknown): string => {
  const found = Type.safeParse(value).data
  const inner = found?.type === 'objectAttribute' ? Type.safeParse(found['value']).data : found
  if (inner?.type === 'inline') return String(inner['name']).replace('.', '_')
  if (inner?.type === 'union') return 'choice'
  return inner?.type ?? 'unknown'
}

const own = (name: string): boolean => !name.startsWith('_')
const drawn = (type: Extracted[number]): boolean => type.type === 'document' && !type.name.includes('.')

/** Entities with their fields and the lines between them, as the Studio's extracted schema says. */
export function schemaDrawing(schema: unknown): string {
  const documents = Extracted.parse(schema)
    .filter(drawn)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = new Set(documents.map(({ name }) => name))
  const boxes = documents.flatMap(({ name, attributes = {} }) => [
    `  ${name} {`,
    ...Object.keys(attributes)
      .filter(own)
      .map((field) => `    ${kindOf(attributes[field])} ${field}`),
    '  }',
  ])
  const lines = documents.flatMap(({ name, attributes = {} }) =>
    Object.entries(attributes).flatMap(([field, value]) => {
      const plain = plainLinks[field]
      const targets = [...referencesIn(value), ...(plain && kindOf(value) === 'string' ? [plain] : [])]
      return targets.filter((each) => names.has(each)).map((each) => `  ${name} }o--o| ${each} : ${field}`)
    }),
  )
  return ['```mermaid', 'erDiagram', ...boxes, ...lines, '```'].join('\n')
}

const begin = '<!-- drawn from studio/generated/schema.json -->'
const end = '<!-- end of the drawing -->'

/** The page with its drawing made again between the two marks. */
export function withSchemaDrawing(page: string, top: string): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`data.md needs its two marks: ${begin} and ${end}`)
  const schema: unknown = JSON.parse(readFileSync(join(top, 'studio/generated/schema.json'), 'utf8'))
  return `${before}${begin}\n\n${schemaDrawing(schema)}\n\n${end}${after}`
}
