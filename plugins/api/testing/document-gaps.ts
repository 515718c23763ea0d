import { document } from './shots.ts'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** What `#/components/schemas/Product` leads to. */
const referred = (ref: string): unknown => {
  const steps: readonly string[] = ref.slice(2).split('/')
  return steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), document)
}

/** Places of a schema that leave open what stands there: an object without named fields, a value without a type. */
function openPlaces(schema: unknown, place: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (!isObject(schema)) return [`${place}: no schema`]
  const { $ref: ref } = schema
  if (typeof ref === 'string') return seen.has(ref) ? [] : openPlaces(referred(ref), place, new Set([...seen, ref]))
  const either = [...rowsOf(schema['anyOf']), ...rowsOf(schema['oneOf']), ...rowsOf(schema['allOf'])]
  if (either.length > 0) return either.flatMap((one) => openPlaces(one, place, seen))
  if ('enum' in schema || 'const' in schema) return []
  if (schema['type'] === 'array') return openPlaces(schema['items'], `${place}[]`, seen)
  if (schema['type'] !== 'object') return 'type' in schema ? [] : [`${place}: no type`]
  const fields = Object.entries(isObject(schema['properties']) ? schema['properties'] : {})
  const rest = schema['additionalProperties']
  const others = rest === false ? [] : openPlaces(rest, `${place}.*`, seen)
  return [...fields.flatMap(([name, one]) => openPlaces(one, `${place}.${name}`, seen)), ...others]
}

const mediaOf = (part: unknown): readonly unknown[] =>
  isObject(part) && isObject(part['content']) ? Object.values(part['content']) : []
const schemaOf = (media: unknown): unknown => (isObject(media) ? media['schema'] : undefined)

/** A problem may carry more fields than those of all problems; it has to be one. */
const isProblem = (schema: unknown) => isObject(schema) && schema['$ref'] === '#/components/schemas/Problem'

/** What the document leaves open: by operation, the places of requests and answers that no schema names. */
export function documentGaps(): readonly string[] {
  return Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path ?? {}).flatMap((each: unknown) => {
      const operation = isObject(each) ? each : {}
      const id = String(operation['operationId'])
      const asked = rowsOf(operation['parameters']).flatMap((one) =>
        openPlaces(isObject(one) ? one['schema'] : undefined, `${id} ${isObject(one) ? String(one['name']) : ''}`),
      )
      const sent = mediaOf(operation['requestBody']).flatMap((one) => openPlaces(schemaOf(one), `${id} request`))
      const answers = Object.entries(isObject(operation['responses']) ? operation['responses'] : {})
      const told = answers.flatMap(([status, one]) => {
        const media = mediaOf(one)
        if (media.length === 0) return status === '304' ? [] : [`${id} ${status}: no answer`]
        if (status >= '400')
          return media.every((answer) => isProblem(schemaOf(answer))) ? [] : [`${id} ${status}: no problem`]
        return media.flatMap((answer) => openPlaces(schemaOf(answer), `${id} ${status}`))
      })
      return [...asked, ...sent, ...told]
    }),
  )
}
