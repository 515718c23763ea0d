import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AssetStore, createFileAssetStore, isAssetName, sha1 } from './asset-store.ts'
import { serveFile, serveImage } from './serve.ts'
import { type AssetDocument, handleUpload } from './upload.ts'

const origin = 'http://lake.test'
let dir: string
let store: AssetStore

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lake-images-'))
  store = createFileAssetStore(dir)
})
afterAll(() => rm(dir, { recursive: true }))

/** Red on the left, blue on the right. */
async function twoColors(width: number, height: number, format: 'png' | 'jpeg' = 'png'): Promise<Uint8Array> {
  const half = { width: width / 2, height, channels: 3 as const }
  const blue = await sharp({ create: { ...half, background: '#0000ff' } })
    .png()
    .toBuffer()
  return sharp({ create: { ...half, width, background: '#ff0000' } })
    .composite([{ input: blue, left: width / 2, top: 0 }])
    .removeAlpha()
    .toFormat(format)
    .toBuffer()
}

async function upload(bytes: Uint8Array | string, query = '', kind: 'image' | 'file' = 'image') {
  const stored: AssetDocument[] = []
  const response = await handleUpload(
    new Request(`${origin}/v1/assets/${kind}s/production${query}`, {
      method: 'POST',
      body: bytes as BodyInit,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    }),
    {
      store,
      kind,
      projectId: 'p1',
      dataset: 'production',
      publicOrigin: origin,
      maxBytes: 2_000_000,
      async createAssetDocument(doc) {
        stored.push(doc)
        return doc
      },
    },
  )
  const body = (await response.json()) as { document: Record<string, unknown>; message?: string }
  return { status: response.status, document: body.document, message: body.message, stored }
}

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  serveImage(new Request(`${origin}/${path}`, { headers, method }), { store })

async function pixels(response: Response) {
  const image = sharp(await response.arrayBuffer())
  const { width, height, format } = await image.metadata()
  const { dominant } = await image.stats()
  return { width, height, format, reddish: dominant.r > dominant.b }
}

describe('uploading a picture', () => {
  it('answers the Sanity asset document and stores the bytes under its path', async () => {
    const bytes = await twoColors(120, 60)
    const hash = sha1(bytes)
    const { status, document, stored } = await upload(bytes, '?filename=flag.png&title=Flag')
    const metadata = document['metadata'] as Record<string, unknown>
    expect({ status, stored: stored.length, ...document, metadata: undefined }).toEqual({
      status: 200,
      stored: 1,
      _id: `image-${hash}-120x60-png`,
      _type: 'sanity.imageAsset',
      assetId: hash,
      sha1hash: hash,
      uploadId: hash.slice(0, 32),
      size: bytes.byteLength,
      path: `images/p1/production/${hash}-120x60.png`,
      url: `${origin}/images/p1/production/${hash}-120x60.png`,
      extension: 'png',
      mimeType: 'image/png',
      originalFilename: 'flag.png',
      title: 'Flag',
      metadata: undefined,
    })
    expect(metadata).toMatchObject({
      dimensions: { _type: 'sanity.imageDimensions', width: 120, height: 60, aspectRatio: 2 },
      hasAlpha: false,
      isOpaque: true,
      lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
      palette: { dominant: { background: expect.stringMatching(/^#[0-9a-f]{6}$/), population: 50 } },
    })
    expect(await store.get(String(document['path']))).toEqual(Buffer.from(bytes))
  })

  it('gives the same document for the same bytes', async () => {
    const bytes = await twoColors(40, 40)
    expect((await upload(bytes)).document['_id']).toBe((await upload(bytes)).document['_id'])
  })

  it('refuses what is empty, no picture, too large, or unfolds to too many pixels', async () => {
    const bomb = '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"><path d="M0 0h9v9z"/></svg>'
    expect({
      empty: (await upload('')).status,
      text: (await upload('hello')).status,
      large: (await upload(new Uint8Array(2_000_001))).status,
      bomb: (await upload(bomb)).status,
    }).toEqual({ empty: 400, text: 400, large: 413, bomb: 400 })
  })
})

describe('serving pictures', () => {
  it('sends the original for good, and 304 to those who have it', async () => {
    const bytes = await twoColors(80, 40)
    const path = String((await upload(bytes)).document['path'])
    const response = await get(path)
    expect({
      status: response.status,
      type: response.headers.get('content-type'),
      cache: response.headers.get('cache-control'),
      sniff: response.headers.get('x-content-type-options'),
      bytes: Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes)),
      again: (await get(path, { 'if-none-match': response.headers.get('etag') ?? '' })).status,
      head: (await get(path, {}, 'HEAD')).headers.get('content-length'),
      vanity: (await get(`${path}/flag.png`)).status,
    }).toEqual({
      status: 200,
      type: 'image/png',
      cache: 'public, max-age=31536000, immutable',
      sniff: 'nosniff',
      bytes: true,
      again: 304,
      head: String(bytes.byteLength),
      vanity: 200,
    })
  })

  it('resizes, crops, cuts out, turns and converts', async () => {
    const path = String((await upload(await twoColors(200, 100))).document['path'])
    const made = async (query: string, accept = '') => pixels(await get(`${path}?${query}`, { accept }))
    expect({
      clip: await made('w=100'),
      max: await made('w=400&fit=max'),
      crop: await made('w=50&h=50&fit=crop&crop=left'),
      focus: await made('w=50&h=50&fit=crop&crop=focalpoint&fp-x=1&fp-y=0.5'),
      cut: await made('rect=0,0,80,80&w=40'),
      fill: await made('w=50&h=100&fit=fill&bg=ff0000'),
      scale: await made('w=30&h=30&fit=scale'),
      min: await made('w=400&h=400&fit=min&crop=left'),
      ratio: await made('w=50&dpr=2'),
      turned: await made('w=100&or=90'),
      format: await made('w=10&fm=jpg'),
      auto: await made('w=10&auto=format', 'image/webp,*/*'),
      autoOld: await made('w=10&auto=format', '*/*'),
    }).toMatchObject({
      clip: { width: 100, height: 50, format: 'png' },
      max: { width: 200, height: 100 },
      crop: { width: 50, height: 50, reddish: true },
      focus: { width: 50, height: 50, reddish: false },
      cut: { width: 40, height: 40, reddish: true },
      fill: { width: 50, height: 100, reddish: true },
      scale: { width: 30, height: 30 },
      min: { width: 100, height: 100, reddish: true },
      ratio: { width: 100, height: 50 },
      turned: { width: 50, height: 100 },
      format: { width: 10, height: 5, format: 'jpeg' },
      auto: { width: 10, height: 5, format: 'webp' },
      autoOld: { width: 10, height: 5, format: 'png' },
    })
  })

  it('gives everybody who asks at once the same rendition', async () => {
    const path = String((await upload(await twoColors(300, 100))).document['path'])
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(`${path}?w=77`)))
    const bodies = await Promise.all(answers.map(async (each) => sha1(new Uint8Array(await each.arrayBuffer()))))
    expect(new Set(bodies).size).toBe(1)
  })

  it('refuses nonsense and finds nothing outside the store', async () => {
    const path = String((await upload(await twoColors(20, 20))).document['path'])
    const statuses = await Promise.all(
      [
        `${path}?w=0`,
        `${path}?w=99999`,
        `${path}?fit=squeeze`,
        `${path}?rect=1,2`,
        `${path}?fm=exe`,
        path.replace(/[0-9a-f]{40}/, '0'.repeat(40)),
        'images/p1/production/..%2f..%2fsecret',
        'images/p1/production/%2e%2e/x.png',
      ].map(async (each) => (await get(each)).status),
    )
    expect(statuses).toEqual([400, 400, 400, 400, 400, 404, 404, 404])
    expect(['a/../b', '../a', '/a', 'a//b', 'a\\b', '.hidden', 'a/.b', ''].map(isAssetName)).toEqual(
      Array.from({ length: 8 }, () => false),
    )
  })

  it('sends vector pictures inert and makes pixels of them when they are transformed', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script></svg>'
    const { document } = await upload(svg)
    const plain = await get(String(document['path']))
    expect({
      type: plain.headers.get('content-type'),
      policy: plain.headers.get('content-security-policy'),
      made: (await pixels(await get(`${String(document['path'])}?w=10`))).format,
    }).toEqual({
      type: 'image/svg+xml',
      policy: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      made: 'png',
    })
  })
})

describe('files', () => {
  it('are stored under their hash, served in ranges, and never as something a browser would run', async () => {
    const { document } = await upload('<script>alert(1)</script>', '?filename=a.html', 'file')
    const path = `${origin}/${String(document['path'])}`
    const whole = await serveFile(new Request(path), { store })
    const part = await serveFile(new Request(path, { headers: { range: 'bytes=1-6' } }), { store })
    const beyond = await serveFile(new Request(path, { headers: { range: 'bytes=90-' } }), { store })
    expect({
      id: document['_id'],
      type: whole.headers.get('content-type'),
      disposition: whole.headers.get('content-disposition'),
      whole: await whole.text(),
      part: [part.status, part.headers.get('content-range'), await part.text()],
      beyond: beyond.status,
    }).toEqual({
      id: `file-${sha1('<script>alert(1)</script>')}-html`,
      type: 'application/octet-stream',
      disposition: 'attachment',
      whole: '<script>alert(1)</script>',
      part: [206, 'bytes 1-6/25', 'script'],
      beyond: 416,
    })
  })
})

it('keeps transparency where the format can, and lays it on white where it cannot', async () => {
  const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer()
  const { document } = await upload(clear)
  const alpha = async (query: string) => {
    const answer = await get(`${document['path']}?w=10&${query}`)
    return (await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).hasAlpha
  }
  expect([await alpha('fm=webp'), await alpha('fm=png'), await alpha('fm=jpg')]).toEqual([true, true, false])
})
