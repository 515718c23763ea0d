import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mark } from './kinds/mark.ts'
import { openCamera } from './rasterise.ts'
import { pictureNames, plate } from './shots/shots.ts'

/** Usage: node render.ts [name ...]: renders all pictures, or those named, into the coffee shop's folder as WebP. */
const folder = join(import.meta.dirname, '../coffee/pictures')
const wanted = process.argv.slice(2)
const names = wanted.length > 0 ? wanted : pictureNames
await mkdir(folder, { recursive: true })
const camera = await openCamera()
let bytes = 0
for (const [at, name] of names.entries()) {
  const picture = await camera.shoot(plate(name))
  bytes += picture.length
  await writeFile(join(folder, `${name}.webp`), picture)
  console.error(`${at + 1}/${names.length} ${name} ${(picture.length / 1024).toFixed(0)} kB`)
}
await camera.close()
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-24 -24 48 48">${mark(0, 0, 1, '#c23c16', '#fffcf6')}</svg>\n`
await writeFile(join(folder, 'logo.svg'), logo)
console.error(`${names.length} pictures, ${(bytes / 1048576).toFixed(2)} MB`)
