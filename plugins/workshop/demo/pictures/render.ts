import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { mark } from './kinds/mark.ts'
import { type Camera, openCamera } from './rasterise.ts'
import { pictureNames, plate } from './shots/shots.ts'

const folder = join(import.meta.dirname, '../coffee/pictures')

/** Renders pictures into the coffee shop's folder, and its mark beside them. */
async function render(camera: Camera, names: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  let bytes = 0
  for (const [at, name] of names.entries()) {
    const picture = await camera.shoot(plate(name))
    bytes += picture.length
    await writeFile(join(folder, `${name}.webp`), picture)
    console.error(`${at + 1}/${names.length} ${name} ${(picture.length / 1024).toFixed(0)} kB`)
  }
  const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-24 -24 48 48">${mark(0, 0, 1, '#c23c16', '#fffcf6')}</svg>\n`
  await writeFile(join(folder, 'logo.svg'), logo)
  console.error(`${names.length} pictures, ${(bytes / 1048576).toFixed(2)} MB`)
}

const gap = 10

/** Many pictures on one sheet, on their grounds, to judge them together. */
async function sheet(
  camera: Camera,
  names: readonly string[],
  out: string,
  across: number,
  size: number,
): Promise<void> {
  const drawn = names.map((name, at) => {
    const [x, y] = [(at % across) * (size + gap) + gap, Math.floor(at / across) * (size + gap) + gap]
    const placed = ` x="${x}" y="${y}" width="${size}" height="${size}"`
    return plate(name, `p${at}`, true).svg.replace(/ width="\d+" height="\d+"/, placed)
  })
  const [width, height] = [across * (size + gap) + gap, Math.ceil(names.length / across) * (size + gap) + gap]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fffcf6"/>${drawn.join('')}</svg>`
  await writeFile(out, await camera.proof({ svg, width, height }))
}

/** Usage: node render.ts [name ...] renders all pictures, or those named; with --sheet OUT.png a contact sheet instead. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sheet: { type: 'string' },
    columns: { type: 'string', default: '8' },
    size: { type: 'string', default: '220' },
  },
})
const wanted = positionals.length > 0 ? positionals : pictureNames
const camera = await openCamera()
if (values.sheet) await sheet(camera, wanted, values.sheet, Number(values.columns), Number(values.size))
else await render(camera, wanted)
await camera.close()
