import type { SchemaTypeDefinition } from 'sanity'

/** None yet: tickets come with their own issue. */
export const schemaTypes: readonly SchemaTypeDefinition[] = []
