import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFileAssetStore, sha1 } from './asset-store.ts'
import { serveImage } from './serve.ts'

const dir = await mkdtemp(join(tmpdir(), 'lake-pipeline-'))
const store = createFileAssetStore(dir)
afterAll(() => rm(dir, { recursive: true }))

const keep = async (bytes: Buffer, size: string, extension: string): Promise<string> => {
  const path = `images/p1/production/${sha1(bytes)}-${size}.${extension}`
  await store.put(path, bytes)
  return path
}
const solid = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 4, background } })

let red: string
let quarters: string
let clear: string
let moving: string

/** Red, green over blue, white: in reading order. */
async function fourQuarters(): Promise<Buffer> {
  const parts = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff', '#ffffff'].map((color) => solid(40, 40, color).png().toBuffer()),
  )
  const places = parts.map((input, at) => ({ input, left: (at % 2) * 40, top: at < 2 ? 0 : 40 }))
  return solid(80, 80, '#000000').composite(places).png().toBuffer()
}

/** Three pictures, one after the other. */
async function animation(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((color) => solid(60, 40, color).png().toBuffer()),
  )
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
}

beforeAll(async () => {
  red = await keep(await solid(200, 100, '#cc2200').removeAlpha().png().toBuffer(), '200x100', 'png')
  quarters = await keep(await fourQuarters(), '80x80', 'png')
  clear = await keep(await solid(20, 20, '#00000000').png().toBuffer(), '20x20', 'png')
  moving = await keep(await animation(), '60x40', 'gif')
})

const ask = (path: string, query: string) => serveImage(new Request(`http://lake.test/${path}?${query}`), { store })

async function made(path: string, query: string) {
  const image = sharp(Buffer.from(await (await ask(path, query)).arrayBuffer()))
  const { width, height, pages, hasAlpha, space, format } = await image.metadata()
  const { data, info } = await image.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 3)]
  return { width, height, pages, hasAlpha, space, format, pixel }
}

it.each([
  ['fit=crop&w=100&max-h=30', [100, 30]],
  ['fit=crop&w=100&min-h=80', [100, 80]],
  ['fit=crop&h=20&max-w=25', [25, 20]],
  ['fit=crop&max-w=50', [50, 100]],
  ['fit=crop&w=40&min-w=60&h=10&dpr=2', [120, 20]],
  ['fit=clip&w=100&max-h=30', [100, 50]],
  ['w=20&pad=5', [30, 20]],
  ['w=4000&fit=max', [200, 100]],
  ['h=50&fit=crop', [100, 50]],
])('%s makes %j of 200x100', async (query, size) => {
  const { width, height } = await made(red, query)
  expect([width, height]).toEqual(size)
})

it('never makes a side of more than 8192, however narrow the source', async () => {
  const line = await keep(await solid(2, 400, '#111111').png().toBuffer(), '2x400', 'png')
  const { width, height } = await made(line, 'w=8000')
  expect([width, height]).toEqual([41, 8192])
})

it('greys, inverts, pads in the colour asked for, and lays transparency on it', async () => {
  const grey = (await made(red, 'sat=-100')).pixel(10, 10)
  expect(new Set(grey).size).toBe(1)
  expect((await made(red, 'invert=true')).pixel(10, 10)).toEqual([51, 221, 255])
  expect((await made(red, 'w=20&pad=5&bg=00ff00')).pixel(2, 2)).toEqual([0, 255, 0])
  expect((await made(clear, 'bg=0000ff')).pixel(5, 5)).toEqual([0, 0, 255])
  expect(await made(clear, 'w=10')).toMatchObject({ hasAlpha: true })
  expect(await made(red, 'cs=b-w')).toMatchObject({ space: 'b-w' })
})

it('cuts from corners, and sharpens and blurs edges', async () => {
  const corner = async (box: string, crop: string) => {
    const { pixel } = await made(quarters, `${box}&fit=crop&crop=${crop}`)
    return ['red', 'green', 'blue'][pixel(2, 6).findIndex((channel) => channel > 200)]
  }
  expect([
    await corner('w=20&h=10', 'top,left'),
    await corner('w=20&h=10', 'bottom,left'),
    await corner('w=10&h=20', 'right,top'),
  ]).toEqual(['red', 'blue', 'green'])
  const soft = (await made(quarters, 'blur=50')).pixel(39, 10)
  expect(soft[0]).toBeLessThan(250)
  expect(soft[1]).toBeGreaterThan(5)
  expect((await made(quarters, 'sharp=100')).format).toBe('png')
})

it('marks the focal point when asked', async () => {
  const { pixel } = await made(red, 'fp-debug=true&fp-x=0.25&fp-y=0.5')
  expect([pixel(50, 10)[0], pixel(150, 50)[0], pixel(150, 10)]).toEqual([255, 255, [204, 34, 0]])
})

it('keeps animations moving, also as WebP, but for their first frame, and where the format stands still', async () => {
  expect(await made(moving, 'w=30')).toMatchObject({ pages: 3, width: 30, format: 'gif' })
  expect(await made(moving, 'w=30&h=30&fit=crop&fm=webp')).toMatchObject({ pages: 3, width: 30, format: 'webp' })
  const first = await made(moving, 'w=30&frame=1')
  expect([first.pages ?? 1, first.pixel(5, 5)]).toEqual([1, [255, 0, 0]])
  expect((await made(moving, 'w=30&fm=png')).pages ?? 1).toBe(1)
})

it('tells about a picture in place of sending it', async () => {
  const answer = await ask(moving, 'w=30&fm=json')
  expect([answer.headers.get('content-type'), await answer.json()]).toEqual([
    'application/json',
    { width: 30, height: 20, frames: 3, contentLength: expect.any(Number), contentType: 'image/gif' },
  ])
})

it.each(['crop=outside', 'frame=2', 'cs=hsl', 'fit=crop&min-w=90&max-w=20', 'sat=-101', 'sharp=x', 'pad=-1', 'fp-x=2'])(
  'refuses %s',
  async (query) => expect((await ask(red, query)).status).toBe(400),
)

it('sends ranges of an original, the whole to those who have another one, and downloads under a name', async () => {
  const get = (headers: Record<string, string>, query = '') =>
    serveImage(new Request(`http://lake.test/${red}${query}`, { headers }), { store, filename: 'Tee "grün".png' })
  const etag = (await get({})).headers.get('etag') ?? ''
  const part = await get({ range: 'bytes=0-3', 'if-range': etag })
  expect([part.status, (await part.arrayBuffer()).byteLength, part.headers.get('accept-ranges')]).toEqual([
    206,
    4,
    'bytes',
  ])
  expect((await get({ range: 'bytes=0-3', 'if-range': '"another"' })).status).toBe(200)
  expect((await get({ 'if-none-match': `"x", W/${etag}` })).status).toBe(304)
  const named = async (query: string) => (await get({}, query)).headers.get('content-disposition')
  expect([
    await named(''),
    await named('?dl=a b.png'),
    await named('/my%20tea.png?dl'),
    await named('?w=5&dl'),
  ]).toEqual([
    null,
    `attachment; filename="a b.png"; filename*=UTF-8''a%20b.png`,
    `attachment; filename="my tea.png"; filename*=UTF-8''my%20tea.png`,
    `attachment; filename="Tee _gr_n_.png"; filename*=UTF-8''Tee%20%22gr%C3%BCn%22.png`,
  ])
  expect((await get({}, '?w=5&dlRaw=raw.png')).headers.get('content-length')).toBe(
    (await get({})).headers.get('content-length'),
  )
})
