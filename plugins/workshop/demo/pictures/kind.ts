import type { Motif } from './kinds/motifs.ts'
import type { Pen } from './pen.ts'

/** The colours of one thing. */
export interface Palette {
  /** What it is made of. */
  readonly body: string
  /** What stands out on it: sleeve, second ink, lid. */
  readonly accent: string
  /** A third ink, for small things. */
  readonly detail: string
}

/** A layer of a drink, from the top down: colour, and how much of the height it takes (any unit). */
export type Layer = readonly [colour: string, share: number]

/** What varies within a kind. Each kind reads what it knows and leaves the rest. */
export interface Options {
  /** Chance of the picture: specks, chips, tilt. The same seed gives the same picture. */
  readonly seed?: number
  /** The name printed on a label. */
  readonly label?: string
  /** The small line under it. */
  readonly note?: string
  readonly motif?: Motif
  readonly layers?: readonly Layer[]
  readonly steam?: boolean
  /** What lies on top: kinds name their own. */
  readonly topping?: string
}

/** Draws one kind of thing on the 400 x 400 field, standing on y = 350 or lying around the middle. */
export type DrawKind = (pen: Pen, palette: Palette, options: Options) => string
