import { resolve } from 'node:path'
import { writeLines } from '../backup/lines.ts'
import { type Connection, openConnection } from '../connection.ts'
import { type Io, type SoukCommand, UsageError } from '../io.ts'

interface Asset {
  readonly _id: string
  readonly url: string
  readonly originalFilename: string | null
}

const assetQuery = '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]] | order(_id){_id, url, originalFilename}'
const isSystem = (id: string): boolean => id.startsWith('_.')

/** Every document that the token may read, as the lake held them at one moment. */
async function exported({ lake, projectId, dataset, token, client }: Connection) {
  const origin = lake.startsWith('https://api.sanity.io') ? `https://${projectId}.api.sanity.io` : lake
  const response = await fetch(`${origin}/v${client.config().apiVersion}/data/export/${dataset}`, {
    headers: { authorization: `Bearer ${token}`, 'x-sanity-project-id': projectId },
  })
  if (!response.ok) throw new Error(`the lake answered ${response.status} to the export`)
  const text = await response.text()
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return []
    const document = JSON.parse(line) as { readonly _id: string; readonly _type: string }
    return isSystem(document._id) ? [] : [document]
  })
}

async function* backupOf(connection: Connection, io: Io, count: { documents: number; assets: number }) {
  const documents = await exported(connection)
  const assets = await connection.client.fetch<readonly Asset[]>(assetQuery)
  yield { kind: 'head', version: 1, dataset: connection.dataset, at: new Date().toISOString() } as const
  for (const { _id: id, url, originalFilename } of assets) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${connection.token}` } })
    if (!response.ok) throw new Error(`the lake answered ${response.status} to ${id}`)
    const data = Buffer.from(await response.arrayBuffer()).toString('base64')
    yield { kind: 'asset', id, filename: originalFilename ?? id, data } as const
    count.assets += 1
    if (count.assets % 25 === 0) io.say(`pictures ${count.assets}/${assets.length}`)
  }
  for (const document of documents) {
    yield { kind: 'document', document } as const
    count.documents += 1
  }
}

/** Writes the whole dataset into one file: documents and pictures, without their history. */
export const backup: SoukCommand = {
  name: 'backup',
  usage: 'backup FILE',
  summary: 'Writes every document and picture into one gzipped file; only its owner may read it.',
  async run([file, ...more], io) {
    if (!file || more.length > 0) throw new UsageError('name one file')
    const count = { documents: 0, assets: 0 }
    await writeLines(resolve(file), backupOf(openConnection(io.env), io, count))
    io.result({ file: resolve(file), ...count }, [
      `${count.documents} documents and ${count.assets} pictures in ${file}`,
    ])
    return 0
  },
}
