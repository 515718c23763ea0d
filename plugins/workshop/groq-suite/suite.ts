import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createDocumentIndex, createQueryEngine, type LakeDocument, type QueryEngine } from '@souk/content-lake/groq'
import { z } from 'zod'

/** A line of the compiled suite: the documents of some tests. A dataset without documents lies on the web. */
const datasetLine = z.object({
  _type: z.literal('dataset'),
  _id: z.string(),
  documents: z.array(z.custom<LakeDocument>((value) => typeof value === 'object' && value !== null)).optional(),
})

/** A line of the compiled suite: one query and what it answers. `valid: false` asks for a refusal to parse. */
const testLine = z.object({
  _type: z.literal('test'),
  _id: z.string(),
  name: z.string().nullish(),
  filename: z.string(),
  query: z.string(),
  result: z.unknown(),
  valid: z.boolean(),
  version: z.string().nullish(),
  params: z.record(z.string(), z.unknown()).nullish(),
  dataset: z.object({ _ref: z.string() }),
})
export type SuiteTest = z.infer<typeof testLine>

/** The suite in memory: tests, and an engine over the documents of each dataset that came with it. */
export interface Suite {
  readonly tests: readonly SuiteTest[]
  readonly engines: ReadonlyMap<string, QueryEngine>
}

/** Reads the compiled suite, one JSON object a line. */
export async function readSuite(file: string): Promise<Suite> {
  const tests: SuiteTest[] = []
  const engines = new Map<string, QueryEngine>()
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const entry = z.discriminatedUnion('_type', [datasetLine, testLine]).parse(JSON.parse(line))
    if (entry._type === 'test') tests.push(entry)
    else if (entry.documents) engines.set(entry._id, engineOver(entry.documents))
  }
  return { tests, engines }
}

function engineOver(documents: readonly LakeDocument[]): QueryEngine {
  const index = createDocumentIndex()
  for (const document of documents) index.put(document)
  return createQueryEngine(index, { sanity: { projectId: 'suite', dataset: 'suite' } })
}
