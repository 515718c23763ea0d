import { writeFile } from 'node:fs/promises'
import { openCamera } from './rasterise.ts'
import { pictureNames, plate } from './shots/shots.ts'

/** Usage: node contact-sheet.ts OUT.png [name,name] [columns] [side]: many pictures on one sheet, to judge them together. */
const [out = 'contact-sheet.png', wanted = '', columns = '7', side = '220'] = process.argv.slice(2)
const names = wanted ? wanted.split(',') : pictureNames
const [across, size, gap] = [Number(columns), Number(side), 10]
const tilesOf = names.map((name, at) => {
  const [x, y] = [(at % across) * (size + gap) + gap, Math.floor(at / across) * (size + gap) + gap]
  return plate(name, `p${at}`, true).svg.replace(
    / width="\d+" height="\d+"/,
    ` x="${x}" y="${y}" width="${size}" height="${size}"`,
  )
})
const [width, height] = [across * (size + gap) + gap, Math.ceil(names.length / across) * (size + gap) + gap]
const camera = await openCamera()
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fffcf6"/>${tilesOf.join('')}</svg>`
await writeFile(out, await camera.proof({ svg: sheet, width, height }))
await camera.close()
