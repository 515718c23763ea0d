import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import sharp from 'sharp'
import type { Shot } from './shots.ts'

const label = 28
const gap = 16
/** Width of a picture on a sheet, by the width it was taken at, and the height at which it goes on in another column. */
const columns: Readonly<Record<Shot['width'], number>> = { 320: 320, 768: 460, 1440: 720 }
const tall = 1400

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const words = (text: string, width: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${label}"><text x="0" y="19" font-family="sans-serif" font-size="16">${escaped(text)}</text></svg>`,
  )

/** A picture as columns of one height, so that a long page is seen whole. */
async function columnsOf(file: string, width: number) {
  const { data, info } = await sharp(file).resize({ width }).png().toBuffer({ resolveWithObject: true })
  const count = Math.ceil(info.height / tall)
  return Promise.all(
    Array.from({ length: count }, (_, at) =>
      sharp(data)
        .extract({ left: 0, top: at * tall, width, height: Math.min(tall, info.height - at * tall) })
        .png()
        .toBuffer(),
    ),
  )
}

/** Joins pictures of one width, side by side with their names, into one file. */
async function joinPictures(file: string, pictures: readonly (readonly [name: string, path: string])[], width: number) {
  const cut = await Promise.all(pictures.map(async ([name, path]) => ({ name, columns: await columnsOf(path, width) })))
  const all = cut.flatMap(({ name, columns: parts }) => parts.map((part, at) => ({ name: at === 0 ? name : '', part })))
  mkdirSync(dirname(file), { recursive: true })
  await sharp({
    create: {
      width: all.length * (width + gap) + gap,
      height: tall + label + gap * 2,
      channels: 3,
      background: '#ddd',
    },
  })
    .composite(
      all.flatMap(({ name, part }, at) => [
        { input: words(name, width), left: gap + at * (width + gap), top: gap },
        { input: part, left: gap + at * (width + gap), top: gap + label },
      ]),
    )
    .webp({ quality: 82 })
    .toFile(file)
}

/** Joins every scene's pictures of one language and width, light and dark, a sheet each, under `sheets/`. */
export async function writeSheets(
  folder: string,
  shots: readonly Shot[],
  fileOf: (shot: Shot) => string,
): Promise<readonly string[]> {
  const sheets = Map.groupBy(
    shots.filter((shot) => existsSync(fileOf(shot))),
    ({ shop, scene, language, width }) => `${shop}.${scene.part}.${scene.name}.${language}.${width}`,
  )
  const written: string[] = []
  for (const [name, members] of sheets) {
    const file = join(folder, 'sheets', `${name}.webp`)
    const { width } = members[0] ?? { width: 320 }
    await joinPictures(
      file,
      members.map((shot) => [shot.name, fileOf(shot)] as const),
      columns[width],
    )
    written.push(file)
  }
  return written
}

/** Writes `index.html`: every picture of the folder at a glance, by its name; a press on one opens it. */
export function writeIndex(folder: string): string {
  const pictures = globSync('*/*/*.png', { cwd: folder }).sort()
  const cards = pictures.map(
    (path) =>
      `<a href="${path}" title="${path}"><img loading="lazy" src="${path}" alt=""><span>${basename(path, '.png')}</span></a>`,
  )
  const file = join(folder, 'index.html')
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
body{font:13px system-ui;margin:16px;background:#ddd;display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px}
a{display:grid;gap:4px;color:inherit}img{width:100%;height:320px;object-fit:cover;object-position:top;background:#fff}
</style>${cards.join('\n')}\n`,
  )
  return file
}
