import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.close())

const upload = (kind: 'images' | 'files', body: BodyInit, search = '') =>
  fetch(`${lake.origin}/v1/assets/${kind}/production${search}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}` },
    body,
  })

const bytes = (buffer: Buffer) => new Uint8Array(buffer)

/** One chunk of a PNG file; nobody looks at its checksum before its size. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.byteLength)
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
}
const header = (width: number, height: number): Buffer => {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  return data
}
const png = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header(width, height)),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
const svg = (inner: string, size = 40): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size}" height="${size}">${inner}</svg>`
const laughs = `<!DOCTYPE svg [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`).join('')}]>${svg('<text>&a30;</text>')}`
const uses = `<g id="u0"><path d="M0 0h9v9z"/></g>${Array.from({ length: 30 }, (_, n) => `<g id="u${n + 1}"><use xlink:href="#u${n}"/><use xlink:href="#u${n}"/></g>`).join('')}<use xlink:href="#u30"/>`

describe('a picture that unfolds', () => {
  it.each<[string, BodyInit]>([
    ['a PNG that claims a hundred thousand by a hundred thousand', bytes(png(100_000, 100_000))],
    ['a PNG that claims more than there is', bytes(png(9000, 9000))],
    ['an SVG of enormous size', svg('<path d="M0 0h9v9z"/>', 2_000_000)],
    ['an SVG that laughs a billion times', laughs],
    ['an SVG that uses itself a billion times', svg(uses)],
    ['a packed SVG', bytes(gzipSync(svg(' '.repeat(10_000_000))))],
    ['what is no picture', bytes(deflateRawSync(Buffer.alloc(1000)))],
  ])('is refused: %s', async (_name, body) => {
    const { status } = await upload('images', body)
    expect(status).toBe(400)
    expect((await fetch(`${lake.origin}/v1/ping`)).status).toBe(200)
  })

  it('waits for others to be done, so that many together need no more than a few', async () => {
    const large = await sharp({ create: { width: 3000, height: 3000, channels: 4, background: '#00ff0080' } })
      .png()
      .toBuffer()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => upload('images', Buffer.concat([large, Buffer.from([n])]))),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
  })
})

describe('an upload that means mischief', () => {
  it.each([
    '../../../etc/passwd',
    '..%2f..%2flake.sqlite',
    'a%00.png',
    '%0d%0aset-cookie:%20a=b',
    `${'x'.repeat(5000)}.png`,
    '.htaccess',
    'a.PHP%2f..',
  ])('is kept under a name of ours: %s', async (filename) => {
    const answer = await upload('files', 'text', `?filename=${filename}`)
    expect(answer.status).toBe(200)
    const { document } = (await answer.json()) as { document: { path: string; url: string; originalFilename: string } }
    expect(document.path).toMatch(/^files\/local123\/production\/[0-9a-f]{40}\.[a-z0-9]{1,10}$/)
    expect(document.originalFilename.length).toBeLessThanOrEqual(255)
    const shown = await fetch(`${document.url}?dl=${filename}`)
    expect([shown.status, shown.headers.get('set-cookie'), shown.headers.get('x-content-type-options')]).toEqual([
      200,
      null,
      'nosniff',
    ])
  })

  it('that could run something is shown so that it cannot', async () => {
    const answer = await upload('images', svg('<script>alert(1)</script><path d="M0 0h9v9z" onload="alert(2)"/>'))
    const { document } = (await answer.json()) as { document: { url: string } }
    const shown = await fetch(document.url)
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    const page = await upload('files', '<script>alert(1)</script>', '?filename=a.html')
    const html = (await page.json()) as { document: { url: string } }
    const kept = await fetch(html.document.url)
    expect(kept.headers.get('content-type')).toBe('application/octet-stream')
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment/)
  })
})
