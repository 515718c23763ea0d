import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fashionNames, fashionPlate } from './fashion/shots/shots.ts'
import { mark } from './kinds/mark.ts'
import { type Camera, openCamera, type Plate } from './rasterise.ts'
import { pictureNames, plate } from './shots/shots.ts'

/** What is drawn for a shop. */
interface Studio {
  readonly names: readonly string[]
  /** The drawing of one picture; `onGround` as it stands in the shop. */
  readonly plate: (name: string, prefix?: string, onGround?: boolean) => Plate
  readonly quality: number
  readonly logo?: string
}

const studios: Readonly<Record<string, Studio>> = {
  coffee: {
    names: pictureNames,
    plate,
    quality: 82,
    logo: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-24 -24 48 48">${mark(0, 0, 1, '#c23c16', '#fffcf6')}</svg>\n`,
  },
  trends: { names: fashionNames, plate: fashionPlate, quality: 78 },
}

/** Renders pictures into the shop's folder, and its mark beside them. */
async function render(camera: Camera, shop: string, studio: Studio, names: readonly string[]): Promise<void> {
  const folder = join(import.meta.dirname, `../${shop}/pictures`)
  await mkdir(folder, { recursive: true })
  let bytes = 0
  for (const [at, name] of names.entries()) {
    const picture = await camera.shoot(studio.plate(name), studio.quality)
    bytes += picture.length
    await writeFile(join(folder, `${name}.webp`), picture)
    console.error(`${at + 1}/${names.length} ${name} ${(picture.length / 1024).toFixed(0)} kB`)
  }
  if (studio.logo) await writeFile(join(folder, 'logo.svg'), studio.logo)
  console.error(`${names.length} pictures, ${(bytes / 1048576).toFixed(2)} MB`)
}

const gap = 10

/** Many pictures on one sheet, on their grounds, to judge them together. */
async function sheet(
  camera: Camera,
  studio: Studio,
  names: readonly string[],
  out: string,
  across: number,
  size: number,
): Promise<void> {
  const plates = names.map((name, at) => studio.plate(name, `p${at}`, true))
  const tall = Math.max(...plates.map(({ width, height }) => (size * height) / width))
  const drawn = plates.map(({ svg, width, height }, at) => {
    const [x, y] = [(at % across) * (size + gap) + gap, Math.floor(at / across) * (tall + gap) + gap]
    const placed = ` x="${x}" y="${y}" width="${size}" height="${(size * height) / width}"`
    return svg.replace(/ width="\d+" height="\d+"/, placed)
  })
  const [width, height] = [across * (size + gap) + gap, Math.ceil(names.length / across) * (tall + gap) + gap]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fffcf6"/>${drawn.join('')}</svg>`
  await writeFile(out, await camera.proof({ svg, width, height }))
}

/** Usage: node render.ts [--shop coffee|trends] [name ...] renders all pictures, or those named; with --sheet OUT.png a contact sheet instead. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shop: { type: 'string', default: 'coffee' },
    sheet: { type: 'string' },
    columns: { type: 'string', default: '8' },
    size: { type: 'string', default: '220' },
  },
})
const studio = studios[values.shop]
if (!studio) throw new Error(`no shop is called ${values.shop}`)
const wanted = positionals.length > 0 ? positionals : studio.names
const camera = await openCamera()
if (values.sheet) await sheet(camera, studio, wanted, values.sheet, Number(values.columns), Number(values.size))
else await render(camera, values.shop, studio, wanted)
await camera.close()
