import type { SanityClient, SanityDocument } from '@sanity/client'
import { createSchema, validateDocument, type Workspace } from 'sanity'
import { schemaTypes } from '../schema-types.ts'

/** What the Studio would say of documents: one line for each error, and how many documents of each type it looked at. */
export interface Verdict {
  readonly errors: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

const schema = createSchema({ name: 'souk', types: [...schemaTypes] })
const documentTypes = schemaTypes.flatMap(({ name, type }) => (type === 'document' ? [name] : []))

/** Runs the Studio's own validation over every published document of a dataset. */
export async function validateDataset(client: SanityClient): Promise<Verdict> {
  const getClient = () => client
  const workspace = {
    schema,
    getClient,
    i18n: { t: (key: string) => key, loadNamespaces: async () => undefined },
  } as unknown as Workspace
  const documents = await client.fetch<SanityDocument[]>(
    '*[_type in $types && !(_id in path("drafts.**"))] | order(_id)',
    { types: documentTypes },
    { perspective: 'raw' },
  )
  const ids = new Set(await client.fetch<string[]>('*[]._id', {}, { perspective: 'raw' }))
  const errors: string[] = []
  for (const document of documents) {
    const found = await validateDocument({
      getClient,
      document,
      workspace,
      environment: 'studio',
      getDocumentExists: async ({ id }) => ids.has(id),
    })
    for (const { level, path, message } of found)
      if (level === 'error') errors.push(`${document._id} ${JSON.stringify(path)} ${message}`)
  }
  const counts = Object.fromEntries(
    [...Map.groupBy(documents, ({ _type }) => _type)].map(([type, all]) => [type, all.length]),
  )
  return { errors, counts }
}
