import type { Palette } from '../kind.ts'
import type { Pen } from '../pen.ts'

/** How the front of a garment is made. */
export type Front = 'seam' | 'open' | 'vine' | 'placket' | 'buttons' | 'zip' | 'wrap' | 'yoke' | 'plain'

/** What varies within a kind of the fashion house. Each kind reads what it knows and leaves the rest. */
export interface Style {
  /** The lie of the folds. The same seed gives the same picture. */
  readonly seed?: number
  /** The cut of a garment. */
  readonly cut?: 'abaya' | 'kaftan' | 'kurta' | 'tunic' | 'dress' | 'coat' | 'child'
  readonly front?: Front
  readonly collar?: 'round' | 'band' | 'shirt' | 'vee'
  /** What is printed or woven all over. */
  readonly print?: 'sprig' | 'stripe' | 'dots' | 'check' | 'tile' | 'leaf' | 'rib'
  readonly hem?: 'lines' | 'border' | 'fringe'
  readonly cuff?: 'band' | 'lines'
  readonly belt?: boolean
  /** More colours than a palette has: those of a stack, from the bottom. */
  readonly colours?: readonly string[]
  /** What a kind names its own. */
  readonly shape?: string
}

/** Draws one thing on the 400 x 500 field: hanging above the floor at y = 424, or standing on y = 446. */
export type DrawFashion = (pen: Pen, palette: Palette, style: Style) => string

/** The field of every fashion picture. */
export const fashionField = { width: 400, height: 500 } as const

/** Where standing things stand. */
export const floorLine = 446
