import { readdirSync } from 'node:fs'
import { extractSchema } from '@sanity/schema/_internal'
import { parse, type TypeNode, typeEvaluate } from 'groq-js'
import { createSchema } from 'sanity'
import { describe, expect, test } from 'vitest'
import { documentShapes } from './document-shapes.ts'
import { attributeCount, type SchemaShape, schemaPaths } from './schema-shapes.ts'

const plugins = new URL('../../', import.meta.url)
const domains = readdirSync(plugins).filter((name) => readdirSync(new URL(`${name}/`, plugins)).includes('schema'))
const loaded = await Promise.all(
  domains.map(async (domain) => ({
    domain,
    types: (await import(new URL(`${domain}/schema/index.ts`, plugins).href)).schemaTypes as readonly SchemaShape[],
    shapes: documentShapes(new URL(`${domain}/domain/documents.ts`, plugins)),
  })),
)
const all = loaded.flatMap(({ types }) => types)
const named = new Map(all.map((type) => [type.name ?? '', type]))

describe.each(loaded)('the schema of $domain', ({ types, shapes }) => {
  test('describes exactly the document types of the domain', () => {
    const documents = types.filter(({ type }) => type === 'document').map(({ name }) => name)
    expect(documents.toSorted()).toEqual([...shapes.keys()].toSorted())
  })
  test.each([...shapes])('has the fields of %s and no others', (type, paths) => {
    const schema = named.get(type)
    expect(schema).toBeDefined()
    expect(schema && [...schemaPaths(schema, named)].toSorted()).toEqual([...new Set(paths)].toSorted())
  })
})

const schema = createSchema({ name: 'souk', types: all as Parameters<typeof createSchema>[0]['types'] })

test('all types compile together without a problem', () => {
  const problems = (schema._validation ?? []).flatMap(({ path, problems: found }) =>
    found.map(({ message }) => `${JSON.stringify(path)} ${message}`),
  )
  expect(problems).toEqual([])
})

test('the types a command writes have no drafts and no editable form', () => {
  const operational =
    'stockLevel stockMovement cart order fulfillment payment refund event shipment customer message rollup ticket'
  const open = operational.split(' ').filter((name) => {
    const type = named.get(name) as (SchemaShape & { liveEdit?: boolean; readOnly?: boolean }) | undefined
    return type?.liveEdit !== true || type.readOnly !== true
  })
  expect(open).toEqual([])
})

test('the attributes of a dataset stay far below the hosted limit of 2,000', () => {
  const documents = all.filter(({ type }) => type === 'document')
  const count = documents.reduce((sum, type) => sum + attributeCount(type, named), 0)
  expect(count).toBeGreaterThan(300)
  expect(count).toBeLessThan(1_800)
})

const extracted = extractSchema(schema)
const queries = (
  await Promise.all(
    domains.map(async (domain) => Object.entries(await import(new URL(`${domain}/queries.ts`, plugins).href))),
  )
).flat() as readonly (readonly [string, string])[]

/** Paths of a query's answer that no schema explains: a misspelt field is always null. */
function unexplained(type: TypeNode, path: string): readonly string[] {
  if (type.type === 'unknown' || type.type === 'null') return [path]
  if (type.type === 'array') return unexplained(type.of, `${path}[]`)
  if (type.type === 'union')
    return type.of.filter((each) => each.type !== 'null').flatMap((each) => unexplained(each, path))
  if (type.type !== 'object') return []
  return Object.entries(type.attributes).flatMap(([name, { value }]) => unexplained(value, `${path}.${name}`))
}
const unexplainedIn = (query: string) =>
  unexplained(typeEvaluate(parse(query, { params: { from: 0, to: 20, limit: 20 } }), extracted), '')

test.each(queries)('%s asks for nothing that the schema does not have', (_, query) =>
  expect(unexplainedIn(query)).toEqual([]),
)

test('a misspelt field would be seen', () =>
  expect(unexplainedIn('*[_type == "order"][0...2]{_id, totls, lines[]{skuu}}')).toEqual([
    '[].totls',
    '[].lines[].skuu',
  ]))
