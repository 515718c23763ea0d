import type { LakeDocument } from '../groq/index.ts'
import { type AssetStore, handleUpload, serveFile, serveImage } from '../images/index.ts'
import { newTransactionId } from '../mutations/document-ids.ts'
import { insufficientPermissions } from '../mutations/mutation-error.ts'
import { datasetOf, type Endpoint, type Exchange, unauthorized } from './exchange.ts'
import { HttpError, notFoundError } from './http-error.ts'

/** `POST /assets/images/<dataset>`: takes a picture in and answers its document. 401, 403 and 400 as for mutations. */
export const uploadImage: Endpoint = (exchange) => upload(exchange, 'image')

/** `POST /assets/files/<dataset>`: takes any file in and answers its document. */
export const uploadFile: Endpoint = (exchange) => upload(exchange, 'file')

/**
 * `GET /images/<project>/<dataset>/<name>`: a picture, resized as its parameters say. As on the hosted service the
 * address is the key: whoever knows it may see the picture, as long as its asset document exists. Downloads of the
 * original (`dlRaw`) are for those signed in (401).
 */
export const image: Endpoint = (exchange) => serveImage(exchange.request, assetOf(exchange, 'image'))

/** `GET /files/<project>/<dataset>/<name>`: an uploaded file; see {@link image}. */
export const file: Endpoint = (exchange) => serveFile(exchange.request, assetOf(exchange, 'file'))

async function upload(exchange: Exchange, kind: 'image' | 'file'): Promise<Response> {
  const { dataset, access } = datasetOf(exchange)
  const { identity, lake, url } = exchange
  if (identity.anonymous) throw unauthorized('Session not found')
  // Asked before any byte is taken in; the writer asks again with the real document.
  const type = kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset'
  const sketch = { _id: `${kind}-x`, _type: type, _rev: '', _createdAt: '', _updatedAt: '' }
  if (!access.may('create', sketch)) {
    const refusal = insufficientPermissions('create')
    throw new HttpError(refusal.statusCode, refusal.body())
  }
  return handleUpload(exchange.request, {
    store: lake.assets,
    kind,
    projectId: lake.config.projectId,
    dataset: dataset.name,
    publicOrigin: lake.config.publicOrigin ?? url.origin,
    createAssetDocument: async (document): Promise<LakeDocument | undefined> => {
      const committed = await lake.writer.submit({
        dataset,
        transactionId: newTransactionId(),
        author: identity.id,
        guard: access,
        work: (transaction) => {
          transaction.apply({ kind: 'createIfNotExists', document })
          return transaction.read(document._id)
        },
      })
      return committed.value
    },
  })
}

/** Where the address's bytes are. Refuses (404) addresses whose asset document is not, or no longer, in the dataset. */
function assetOf(exchange: Exchange, kind: 'image' | 'file'): { store: AssetStore; filename?: string } {
  const { dataset } = datasetOf(exchange)
  const name = exchange.params['name'] ?? ''
  const document = dataset.index.get(`${kind}-${name.replace(/\.([a-z0-9]+)$/, '-$1')}`)
  if (exchange.params['project'] !== exchange.lake.config.projectId || !document) throw notFoundError('Asset not found')
  if (exchange.url.searchParams.has('dlRaw') && exchange.identity.anonymous) throw unauthorized('Session not found')
  const filename = document['originalFilename']
  return { store: exchange.lake.assets, ...(typeof filename === 'string' && { filename }) }
}
