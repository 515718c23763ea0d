import { readFileSync } from 'node:fs'
import type { Schema, SchemaBook } from './generate.ts'

/** The generated schemas of the pinned API version. */
export const book = JSON.parse(readFileSync(new URL('schemas.gen.json', import.meta.url), 'utf8')) as SchemaBook

/** Follows a reference to its definition. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return (name === undefined ? schema : book.$defs[name]) ?? {}
}
