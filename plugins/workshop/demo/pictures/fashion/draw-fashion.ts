import { createRandom } from '../../random.ts'
import type { Palette } from '../kind.ts'
import { createPen, el, group, type Pen } from '../pen.ts'
import { fashionField, type Style } from './fashion.ts'
import { type FashionKind, fashionKinds } from './kinds.ts'
import { room, type Wall } from './wall.ts'

/** One thing in a picture; without a place it fills the field as its kind draws it. */
export interface Placed {
  readonly kind: FashionKind
  readonly palette: Palette
  readonly style?: Style
  /** Where the field's corner goes, and how large against its own field. */
  readonly x?: number
  readonly y?: number
  readonly scale?: number
}

/** A picture: things back to front before a wall, all of it or a close crop (left, top, width; 4:5 unless it is wide). */
export interface FashionShot {
  readonly wall: Wall
  readonly things: readonly Placed[]
  readonly crop?: readonly [x: number, y: number, width: number]
  /** Another size than 400 x 500: scenes of the home page. */
  readonly size?: readonly [width: number, height: number]
  readonly seed?: number
}

const drawn = (pen: Pen, { kind, palette, style = {}, x = 0, y = 0, scale = 1 }: Placed): string => {
  const shapes = fashionKinds[kind](pen, palette, style)
  return x === 0 && y === 0 && scale === 1
    ? shapes
    : group({ transform: `translate(${x} ${y}) scale(${scale})` }, shapes)
}

/** Draws a shot as a complete SVG document. The same shot gives the same text; `prefix` keeps ids apart. */
export const drawFashion = (shot: FashionShot, prefix: string): string => {
  const [width, height] = shot.size ?? [fashionField.width, fashionField.height]
  const pen = createPen(prefix, createRandom(shot.seed ?? 1))
  const wall = room(pen, shot.wall, width, height)
  const things = shot.things.map((one) => drawn(pen, one)).join('')
  const [left, top, wide] = shot.crop ?? [0, 0, width]
  const tall = (wide * height) / width
  return el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${left} ${top} ${wide} ${tall}`, width, height },
    pen.definitions(),
    wall,
    things,
  )
}
