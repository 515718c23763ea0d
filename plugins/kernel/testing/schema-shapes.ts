/** The part of a schema type definition that tells its shape. */
export interface SchemaShape {
  readonly name?: string
  readonly type: string
  readonly fields?: readonly SchemaShape[]
  readonly of?: readonly SchemaShape[]
}

type Named = ReadonlyMap<string, SchemaShape>

/** Fields of types whose insides the document interfaces do not spell out. */
const isLocalized = (type: string) => type.startsWith('localized')

/** The field paths of a schema type: `lines.sku`, `totals.total`. Members of one array are merged. */
export function schemaPaths(shape: SchemaShape, named: Named): readonly string[] {
  if (isLocalized(shape.type)) return []
  const whole = named.get(shape.type)
  const inside = [...(shape.fields ?? []), ...(whole?.fields ?? [])]
  const own = inside.flatMap((field) => [
    field.name ?? '',
    ...schemaPaths(field, named).map((path) => `${field.name}.${path}`),
  ])
  return [...new Set([...own, ...(shape.of ?? []).flatMap((member) => schemaPaths(member, named))])]
}

/** What the lake writes beside the described fields, per kind of type. */
const extra: Readonly<Record<string, number>> = { image: 12, slug: 3, geopoint: 4, reference: 3, block: 20 }

/**
 * An upper estimate of the attributes (path x datatype) a type makes in a dataset: one per field, one more per array
 * and what it holds, the insides of images and portable text, `_key` and `_type` of members.
 */
export function attributeCount(shape: SchemaShape, named: Named): number {
  const whole = named.get(shape.type)
  if (whole && whole !== shape) return 1 + attributeCount({ ...whole, type: whole.type }, named)
  const inside = [...(shape.fields ?? []), ...(shape.of ?? [])].reduce(
    (sum, each) => sum + attributeCount(each, named),
    0,
  )
  const member = shape.of ? 2 + shape.of.length : 0
  return 1 + inside + member + (extra[shape.type] ?? 0)
}
