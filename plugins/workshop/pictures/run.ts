import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { top } from '../config/steps.ts'
import { browserFlags, findBrowser } from '../dev/browser.ts'
import { writeIndex, writeSheets } from './contact-sheet.ts'
import { openPictureWorld } from './picture-world.ts'
import { prepare } from './prepare.ts'
import { scenes } from './scenes.ts'
import { matches, type Shot, type ShopName, shopNames, shotsOf } from './shots.ts'
import { takeAll } from './take.ts'

// npm run pictures -- [--missing] [words of a picture's name ...]
// Pictures of every page of both shops, console and Studio, at three widths, in light and dark and every language, into
// .cache/pictures. With DATA_DIR, PORT, LAKE_PORT, SIM_PORT and SHOP of a running world it photographs that one.
const words = process.argv.slice(2)
const filter = words.filter((word) => !word.startsWith('--'))
const folder = join(top, '.cache/pictures')
const fileOf = ({ name }: Shot): string => join(folder, `${name}.png`)
const say = (line: string): void => console.log(`pictures: ${line}`)

const wantedOf = (shop: ShopName): readonly Shot[] =>
  shotsOf(shop, scenes)
    .filter(({ name }) => matches(name, filter))
    .filter((shot) => !words.includes('--missing') || !existsSync(fileOf(shot)))

/** Takes the wanted pictures of one shop; answers how many had a fault. */
async function photograph(shop: ShopName, executablePath: string): Promise<number> {
  const wanted = wantedOf(shop)
  if (wanted.length === 0) return 0
  const world = await openPictureWorld(shop, say)
  const browser = await chromium.launch({ executablePath, args: browserFlags })
  try {
    const prepared = await prepare(browser, world, shop)
    const shots = wanted.filter(({ scene }) => scene.looker !== 'distant' || prepared.facts.faraway)
    let done = 0
    let faulty = 0
    await takeAll(browser, world, prepared, shots, {
      wide: 2,
      fileOf,
      taken: ({ shot, faults }) => {
        done += 1
        if (faults.length > 0) faulty += 1
        say(`${done}/${shots.length} ${shot.name}${faults.map((fault) => `\n    ${fault}`).join('')}`)
      },
    })
    await writeSheets(folder, shots, fileOf)
    return faulty
  } finally {
    await browser.close()
    await world.dispose()
  }
}

const running = process.env['DATA_DIR']
  ? shopNames.filter((shop) => shop === (process.env['SHOP'] ?? 'coffee'))
  : shopNames
const executablePath = await findBrowser(say)
let faulty = 0
for (const shop of running) faulty += await photograph(shop, executablePath)
say(`look at ${writeIndex(folder)}; ${faulty} pictures tell of a fault`)
process.exit(0)
