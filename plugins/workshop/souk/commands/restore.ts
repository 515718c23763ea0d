import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { createLakeStore, type DocumentStore } from '@souk/commerce'
import type { Document } from '@souk/kernel'
import { inReferenceOrder } from '../backup/in-reference-order.ts'
import { readLines } from '../backup/lines.ts'
import { openConnection } from '../connection.ts'
import { type SoukCommand, UsageError } from '../io.ts'

const writesAtOnce = 200
const isAsset = (type: string): boolean => type === 'sanity.imageAsset' || type === 'sanity.fileAsset'

/** What a document says, without what the lake stamps itself; the time of its making is kept. */
const content = ({ _rev, _updatedAt, ...document }: Document): Document => document as Document

async function writeAll(
  store: DocumentStore,
  documents: readonly Document[],
  say: (line: string) => void,
): Promise<void> {
  let done = 0
  for (const group of inReferenceOrder(documents))
    for (let start = 0; start < group.length; start += writesAtOnce) {
      const some = group.slice(start, start + writesAtOnce)
      const writes = some.map((document) => ({ createOrReplace: content(document) }))
      const outcome = await store.commit(writes, { transactionId: randomUUID() })
      if (outcome.kind !== 'committed')
        throw new Error(`the lake answered ${outcome.kind}; empty the dataset and try again`)
      done += some.length
      say(`documents ${done}/${documents.length}`)
    }
}

/** Brings a backup back into an empty dataset. Revisions and the times of last change begin anew. */
export const restore: SoukCommand = {
  name: 'restore',
  usage: 'restore FILE',
  summary: 'Brings a backup back into an empty dataset.',
  async run([file, ...more], io) {
    if (!file || more.length > 0) throw new UsageError('name one file')
    const { client, dataset } = openConnection(io.env)
    if (await client.fetch<boolean>('count(*[!(_id in path("_.**"))][0...1]) > 0'))
      throw new UsageError(`dataset ${dataset} is not empty; restore into an empty one`)
    const documents: Document[] = []
    let assets = 0
    for await (const line of readLines(resolve(file))) {
      if (line.kind === 'document' && !isAsset(line.document._type)) documents.push(line.document)
      if (line.kind !== 'asset') continue
      const bytes = Buffer.from(line.data, 'base64')
      const type = line.id.startsWith('image-') ? 'image' : 'file'
      const asset = await client.assets.upload(type, bytes, { filename: line.filename })
      if (asset._id !== line.id) throw new Error(`${line.id} came back as ${asset._id}: its bytes have changed`)
      assets += 1
      if (assets % 25 === 0) io.say(`pictures ${assets}`)
    }
    await writeAll(createLakeStore(client, { requestTimeoutMs: 60_000 }), documents, io.say)
    io.result({ documents: documents.length, assets }, [`${documents.length} documents and ${assets} pictures`])
    return 0
  },
}
