import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { type Request, type Response, Router } from 'express'
import { assetSize } from '../app/catalog/picture.ts'
import { pictureWidths } from '../app/catalog/picture-widths.ts'

/** Where pictures come from and where they are kept. */
export interface MediaSource {
  readonly client: SanityClient
  readonly token: string
  /** Folder for pictures that were made; survives restarts. */
  readonly cacheDir: string
}

const inMemoryBytes = 48_000_000

/** Least recently used pictures leave first. */
function memory() {
  const held = new Map<string, Buffer>()
  let bytes = 0
  return {
    get: (name: string) => {
      const found = held.get(name)
      if (found && held.delete(name)) held.set(name, found)
      return found
    },
    set: (name: string, picture: Buffer) => {
      held.set(name, picture)
      bytes += picture.length
      for (const [oldest, old] of held) {
        if (bytes <= inMemoryBytes) break
        held.delete(oldest)
        bytes -= old.length
      }
    },
  }
}

function openPictures({ client, token, cacheDir }: MediaSource) {
  const held = memory()
  const making = new Map<string, Promise<Buffer | undefined>>()
  const make = async (asset: string, width: number, file: string): Promise<Buffer | undefined> => {
    const kept = await readFile(file).catch(() => undefined)
    if (kept) return kept
    const document = await client.getDocument<{ url?: string }>(asset)
    if (!document?.url) return undefined
    const url = new URL(document.url)
    for (const [name, value] of [
      ['w', width],
      ['fm', 'webp'],
      ['q', 82],
      ['fit', 'max'],
    ] as const)
      url.searchParams.set(name, String(value))
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } })
    if (answer.status === 404) return undefined
    if (!answer.ok) throw new Error(`the lake answered ${answer.status} for picture ${asset}`)
    const picture = Buffer.from(await answer.arrayBuffer())
    await mkdir(cacheDir, { recursive: true })
    const draft = `${file}.${process.pid}.${making.size}`
    await writeFile(draft, picture)
    await rename(draft, file)
    return picture
  }
  return async (asset: string, width: number): Promise<Buffer | undefined> => {
    const name = createHash('sha1').update(`${asset}/${width}`).digest('hex')
    const found = held.get(name)
    if (found) return found
    const running =
      making.get(name) ?? make(asset, width, join(cacheDir, `${name}.webp`)).finally(() => making.delete(name))
    making.set(name, running)
    const picture = await running
    if (picture) held.set(name, picture)
    return picture
  }
}

/**
 * `GET /media/<asset id>/<width>.webp`: a picture of the private dataset at one of the known widths, fetched with the
 * server's token, kept on disk, immutable because asset ids are hashes of what they show. 404 for anything else.
 */
export function mediaRoutes(source: MediaSource): Router {
  const pictures = openPictures(source)
  const widths: ReadonlySet<number> = new Set(pictureWidths)
  const send = async (request: Request<{ asset: string; file: string }>, response: Response): Promise<void> => {
    const { asset, file } = request.params
    const width = Number(/^(\d+)\.webp$/.exec(file)?.[1])
    const picture = assetSize(asset) && widths.has(width) ? await pictures(asset, width) : undefined
    if (picture) {
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      response.type('image/webp').send(picture)
    } else response.status(404).type('text/plain').send('There is no such picture.')
  }
  return Router().get('/media/:asset/:file', (request, response, next) => {
    send(request, response).catch(next)
  })
}
