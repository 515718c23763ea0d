/**
 * Turns the types inside the `stripe` package into JSON Schemas, so that the simulator accepts and answers exactly what
 * the pinned API version does. Run after an upgrade of `stripe`: `node plugins/simulators/stripe/schemas/generate.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A schema of the small dialect that `generate` emits. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  /** The values that the SDK names of an open enum: refused outside of them in requests, hints in answers. */
  readonly known?: readonly string[]
  readonly const?: string | number | boolean
  readonly enum?: readonly (string | number | boolean)[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
}

/** What `schemas.gen.json` holds: the roots by name and the definitions that they share. */
export interface SchemaBook {
  readonly apiVersion: string
  readonly roots: Readonly<Record<string, Schema>>
  readonly $defs: Readonly<Record<string, Schema>>
}

/** Types that are classes in the SDK but plain strings on the wire. */
const onTheWire: Readonly<Record<string, Schema>> = {
  Decimal: { type: 'string' },

  Date: { type: 'string' },
}

class Walk {
  readonly defs: Record<string, Schema> = {}
  private readonly names = new Map<ts.Type, string>()
  private readonly checker: ts.TypeChecker
  private readonly spoken: ReadonlySet<string>

  constructor(checker: ts.TypeChecker, spoken: ReadonlySet<string>) {
    this.checker = checker
    this.spoken = spoken
  }

  schema(type: ts.Type): Schema {
    const flags = type.flags
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.checker.typeToString(type) === 'true' }
    if (flags & ts.TypeFlags.String) return { type: 'string' }
    if (flags & ts.TypeFlags.Number) return { type: 'number' }
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' }
    if (flags & ts.TypeFlags.Null) return { type: 'null' }
    if (type.isUnion()) return this.union(type)
    // `string & {}` is how the SDK keeps an enum open
    if (type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String)) return { type: 'string' }
    return this.object(type)
  }

  private union(type: ts.UnionType): Schema {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined))
    const text = parts.some((part) => part.flags & ts.TypeFlags.String)
    const kept = parts.filter((part) => !text || !this.foreign(part)).map((part) => this.schema(part))
    const open = kept.some((schema) => schema.type === 'string')
    const values = kept.flatMap((schema) => (schema.const === undefined ? [] : [schema.const]))
    const closed = values.filter((value) => !open || typeof value !== 'string')
    const known = open ? values.filter((value) => typeof value === 'string') : []
    const rest = kept
      .filter((schema) => schema.const === undefined)
      .map((schema) => (schema.type === 'string' && known.length > 0 ? { ...schema, known } : schema))
    const booleans = closed.includes(true) && closed.includes(false)
    const literals = closed.filter((value) => !(booleans && typeof value === 'boolean'))
    const all = [
      ...dedupe(rest),
      ...(booleans ? [{ type: 'boolean' }] : []),
      ...(literals.length > 0 ? [{ enum: literals }] : []),
    ]
    return all.length === 1 && all[0] ? all[0] : { anyOf: all }
  }

  /** An expandable field is `string | Thing`; things that the simulator does not have are never expanded. */
  private foreign(type: ts.Type): boolean {
    const object = type.getProperty('object')
    if (!object) return false
    const literal = this.checker.getTypeOfSymbol(object)
    return literal.isStringLiteral() && !(this.spoken.has(literal.value) && type.getProperty('deleted') === undefined)
  }

  private object(type: ts.Type): Schema {
    const name = type.aliasSymbol?.name ?? type.symbol?.name ?? ''
    const wire = onTheWire[name]
    if (wire) return wire
    const element = this.checker.isArrayType(type) && this.checker.getTypeArguments(type as ts.TypeReference)[0]
    if (element) return { type: 'array', items: this.schema(element) }
    if (type.getCallSignatures().length > 0) return {}
    const known = this.names.get(type)
    if (known) return { $ref: `#/$defs/${known}` }
    const fresh = `d${this.names.size.toString(36)}`
    this.names.set(type, fresh)
    this.defs[fresh] = {}
    this.defs[fresh] = this.members(type)
    return { $ref: `#/$defs/${fresh}` }
  }

  private members(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const member of this.checker.getPropertiesOfType(type)) {
      // `lastResponse` is put on by the SDK and never sent
      if (member.name === 'lastResponse') continue
      properties[member.name] = this.schema(this.checker.getTypeOfSymbol(member))
      if (!(member.flags & ts.SymbolFlags.Optional)) required.push(member.name)
    }
    const index = type.getStringIndexType()
    return {
      type: 'object',
      properties,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: index ? this.schema(index) : false,
    }
  }
}

function dedupe(schemas: readonly Schema[]): Schema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()]
}

/** Merges definitions that are alike until none are left: the SDK repeats the same shapes under many names. */
function shrink(book: SchemaBook): SchemaBook {
  const seen = new Map<string, string>()
  const alias = new Map<string, string>()
  for (const [name, schema] of Object.entries(book.$defs)) {
    const text = JSON.stringify(schema)
    const first = seen.get(text)
    if (first) alias.set(`#/$defs/${name}`, `#/$defs/${first}`)
    else seen.set(text, name)
  }
  if (alias.size === 0) return book
  const text = JSON.stringify(book, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? (alias.get(value) ?? value) : value,
  )
  const next = JSON.parse(text) as SchemaBook
  const $defs = Object.fromEntries(Object.entries(next.$defs).filter(([name]) => !alias.has(`#/$defs/${name}`)))
  return shrink({ ...next, $defs })
}

/** Reads `roots.ts` with the compiler and answers its schemas. Takes some seconds: it type-checks the SDK. */
export function generate(): SchemaBook {
  const file = fileURLToPath(new URL('roots.ts', import.meta.url))
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const symbol = source && checker.getSymbolAtLocation(source)
  const roots = symbol && checker.getExportsOfModule(symbol).find((entry) => entry.name === 'Roots')
  if (!roots) throw new Error('roots.ts no longer exports the interface Roots')
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(roots))
  const walk = new Walk(checker, new Set(members.map((member) => member.name)))
  const schemas = Object.fromEntries(
    members.map((member) => [member.name, walk.schema(checker.getTypeOfSymbol(member))]),
  )
  return shrink({ apiVersion: apiVersion(), roots: schemas, $defs: walk.defs })
}

function apiVersion(): string {
  const entry = createRequire(import.meta.url).resolve('stripe')
  const text = readFileSync(resolve(entry, '../apiVersion.js'), 'utf8')
  return /ApiVersion = '([^']+)'/.exec(text)?.[1] ?? ''
}

if (import.meta.main) {
  const target = fileURLToPath(new URL('schemas.gen.json', import.meta.url))
  writeFileSync(target, `${JSON.stringify(generate())}\n`)
}
