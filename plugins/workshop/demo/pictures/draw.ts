import { createRandom } from '../random.ts'
import { type Tile, tiles } from './colour.ts'
import type { DrawKind, Options, Palette } from './kind.ts'
import { bag } from './kinds/bag.ts'
import { bagel } from './kinds/bagel.ts'
import { bakeryBox } from './kinds/bakery-box.ts'
import { beans } from './kinds/beans.ts'
import { bottle } from './kinds/bottle.ts'
import { bun } from './kinds/bun.ts'
import { carton } from './kinds/carton.ts'
import { cookie } from './kinds/cookie.ts'
import { croissant } from './kinds/croissant.ts'
import { espresso } from './kinds/espresso.ts'
import { filters } from './kinds/filters.ts'
import { giftCard } from './kinds/gift-card.ts'
import { glass } from './kinds/glass.ts'
import { grinder } from './kinds/grinder.ts'
import { icedCup } from './kinds/iced-cup.ts'
import { kettle } from './kinds/kettle.ts'
import { latte } from './kinds/latte.ts'
import { loaf } from './kinds/loaf.ts'
import { moka } from './kinds/moka.ts'
import { muffin } from './kinds/muffin.ts'
import { mug } from './kinds/mug.ts'
import { paperCup } from './kinds/paper-cup.ts'
import { pourOver } from './kinds/pour-over.ts'
import { press } from './kinds/press.ts'
import { scale } from './kinds/scale.ts'
import { tin } from './kinds/tin.ts'
import { tote } from './kinds/tote.ts'
import { createPen, el, type Pen } from './pen.ts'

/** Everything the shop's draughtsman knows how to draw. */
export const kinds = {
  bag,
  bagel,
  bakeryBox,
  beans,
  bottle,
  bun,
  carton,
  cookie,
  croissant,
  espresso,
  filters,
  giftCard,
  glass,
  grinder,
  icedCup,
  kettle,
  latte,
  loaf,
  moka,
  muffin,
  mug,
  paperCup,
  pourOver,
  press,
  scale,
  tin,
  tote,
} satisfies Readonly<Record<string, DrawKind>>

/** A kind by name. */
export type KindName = keyof typeof kinds

/** One picture: what, in which colours, on which ground (`none` leaves the ground see-through). */
export interface Shot {
  readonly kind: KindName
  readonly palette: Palette
  readonly ground: Tile | 'none'
  readonly options?: Options
  /** A close crop: left, top and side of the part of the field that is shown. */
  readonly crop?: readonly [x: number, y: number, side: number]
}

/** The size of the field, the same both ways. */
export const field = 400

/** The shapes of one thing, for a picture with several; definitions collect in the pen. */
export const shapes = (pen: Pen, kind: KindName, palette: Palette, options: Options = {}): string =>
  kinds[kind](pen, palette, options)

/**
 * Draws one thing on its ground: a complete SVG document of 400 x 400. The same arguments give the same text.
 * `prefix` keeps ids apart when several pictures stand in one page.
 */
export const draw = ({ kind, palette, ground, options = {}, crop }: Shot, prefix: string = kind): string => {
  const [x, y, side] = crop ?? [0, 0, field]
  const pen = createPen(prefix, createRandom(options.seed ?? 1))
  const drawn = shapes(pen, kind, palette, options)
  const floor = ground === 'none' ? '' : el('rect', { width: field, height: field, fill: tiles[ground] })
  return el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${x} ${y} ${side} ${side}`, width: field, height: field },
    pen.definitions(),
    floor,
    drawn,
  )
}
