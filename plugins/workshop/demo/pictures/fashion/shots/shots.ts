import { createRandom } from '../../../random.ts'
import type { Palette } from '../../kind.ts'
import { type Dye, dyes } from '../colours.ts'
import { drawFashion, type FashionShot, type Placed } from '../draw-fashion.ts'
import type { FashionKind } from '../kinds.ts'
import type { Wall } from '../wall.ts'
import type { Entry, View } from './entry.ts'
import { layers, long, short } from './garments.ts'
import { house, prayer } from './quiet.ts'
import { scenes } from './scenes.ts'
import { bags, jewellery, scarves, shoes } from './wearing.ts'

/** Every product of the fashion house that has pictures, by handle. */
export const entries: Readonly<Record<string, Entry>> = {
  ...long,
  ...short,
  ...layers,
  ...scarves,
  ...shoes,
  ...bags,
  ...jewellery,
  ...prayer,
  ...house,
}

/** Where a close crop looks: left, top and width. */
const crops: Partial<Record<FashionKind, readonly [x: number, y: number, width: number]>> = {
  garment: [104, 66, 192],
  trousers: [116, 74, 168],
  skirt: [116, 250, 184],
  scarf: [84, 220, 176],
  khussas: [196, 278, 176],
  loafers: [140, 278, 176],
  handbag: [108, 228, 184],
  shopper: [100, 216, 190],
  crossbody: [108, 262, 184],
  earrings: [92, 196, 200],
  necklace: [116, 250, 168],
  prayerSet: [110, 60, 180],
  mat: [104, 108, 192],
  tasbih: [110, 270, 180],
}

const paletteOf = ({ body, accent, detail, fills }: Entry, dye: Dye | undefined): Palette => {
  const palette = { body, accent, detail }
  return dye ? { ...palette, [fills]: dyes[dye] } : palette
}

const walls: readonly Wall[] = ['rose', 'mist', 'lilac', 'stone']
const after = (wall: Wall, steps: number): Wall => walls[(walls.indexOf(wall) + steps) % walls.length] ?? wall

const branchVase: Placed = {
  kind: 'vase',
  palette: { body: '#c9a892', accent: '#a98a72', detail: '#7d8f6a' },
  style: { print: 'leaf' },
  x: 254,
  y: 172,
  scale: 0.64,
}

/** The pictures of one product: its colours in order, then its other views. */
function shotsOf(handle: string, entry: Entry): readonly (readonly [name: string, shot: FashionShot])[] {
  const { kind, style, wall, colours, views } = entry
  const seed = createRandom(23).fork(handle).whole(1, 9999)
  const named =
    colours.length > 1 ? colours.map((dye) => [`${handle}-${dye}`, dye] as const) : [[handle, colours[0]] as const]
  const [, first] = named[0] ?? []
  const palette = paletteOf(entry, first)
  const thing = { kind, palette, style }
  const view: Readonly<Record<View, FashionShot>> = {
    close: { wall, things: [thing], crop: crops[kind] ?? [100, 200, 200], seed },
    folded: { wall: after(wall, 2), things: [{ kind: 'stack', palette, style: {} }], seed },
    beside: { wall: after(wall, 3), things: [thing, branchVase], seed },
  }
  return [
    ...named.map(
      ([name, dye], at) =>
        [name, { wall: after(wall, at), things: [{ ...thing, palette: paletteOf(entry, dye) }], seed }] as const,
    ),
    ...views.map((each) => [`${handle}-${each}`, view[each]] as const),
  ]
}

const shots: ReadonlyMap<string, FashionShot> = new Map([
  ...Object.entries(entries).flatMap(([handle, entry]) => shotsOf(handle, entry)),
  ...Object.entries(scenes),
])

/** Every picture of the fashion house by its file name without ending. */
export const fashionNames: readonly string[] = [...shots.keys()]

/** The drawing of one picture and the size it is rendered at. Throws when no picture has that name. */
export const fashionPlate = (name: string, prefix = 'p'): { svg: string; width: number; height: number } => {
  const shot = shots.get(name)
  if (!shot) throw new Error(`no picture is called ${name}`)
  const [across, down] = shot.size ?? [400, 500]
  const width = shot.size ? 1640 : 800
  return { svg: drawFashion(shot, prefix), width, height: Math.round((width * down) / across) }
}
