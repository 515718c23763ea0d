import { shade, tint } from '../colour.ts'
import { blur, path, type Pen, type Stop, sideways, stroke, within } from '../pen.ts'

/** What cloth shadows are mixed toward; the folds are drawn with it, see-through. */
const dusk = '#1f1216'

/** Cloth in the light of the window: a little bright on the left, darker to the right. */
export const clothLight = (pen: Pen, colour: string, strength = 1): string => {
  const stops: readonly Stop[] = [
    [0, shade(colour, 0.22 * strength)],
    [0.16, tint(colour, 0.15 * strength)],
    [0.36, colour],
    [0.62, shade(colour, 0.07 * strength)],
    [0.84, shade(colour, 0.2 * strength)],
    [1, shade(colour, 0.34 * strength)],
  ]
  return sideways(pen, stops)
}

/** One tapered fold from a narrow top to a wide foot. */
export const fold = (x0: number, y0: number, x1: number, y1: number, width: number): string => {
  const bend = (y0 + y1) / 2
  return (
    `M${x0} ${y0}C${x0 + 1} ${bend} ${x1 - width * 0.5} ${bend} ${x1 - width / 2} ${y1}` +
    `L${x1 + width / 2} ${y1}C${x1 + width * 0.4} ${bend} ${x0 + 3} ${bend} ${x0 + 3} ${y0}Z`
  )
}

/** A hanging's shape for its folds: where they begin and end, and between which sides. */
export interface Drape {
  readonly top: number
  readonly foot: number
  /** Half widths around the middle, at the top and the foot. */
  readonly from: number
  readonly to: number
  readonly middle: number
  readonly count: number
}

/** Folds, dark and light in turn, spread over a drape with a little chance in each. */
export const folds = (pen: Pen, colour: string, { top, foot, from, to, middle, count }: Drape): string =>
  Array.from({ length: count }, (_, at) => {
    const place = ((at + 0.5) / count) * 2 - 1 + pen.random.between(-0.07, 0.07)
    const dark = at % 2 === 0
    const start = top + pen.random.between(0, (foot - top) * 0.3)
    const wide = (to / count) * pen.random.between(1.05, 1.75)
    const d = fold(middle + place * from, start, middle + place * to, foot + 8, wide)
    return path(d, dark ? dusk : tint(colour, 0.62), {
      opacity: dark ? pen.random.between(0.2, 0.36) : pen.random.between(0.16, 0.3),
      filter: blur(pen, 5),
    })
  }).join('')

/** The silhouette again on the wall, right and down. */
export const wallShadow = (pen: Pen, d: string, dx = 11, dy = 9): string =>
  path(d, '#2a1a1c', { opacity: 0.14, transform: `translate(${dx} ${dy})`, filter: blur(pen, 1.6) })

/** A piece of cloth: its silhouette in light, and what lies on it cut to the silhouette. */
export const piece = (pen: Pen, d: string, colour: string, ...on: readonly string[]): string =>
  path(d, clothLight(pen, colour)) + within(pen, d, ...on)

/** A soft shadow along a line, where one piece lies over another. */
export const crease = (pen: Pen, d: string, width = 7, opacity = 0.34): string =>
  stroke(d, dusk, width, { opacity, filter: blur(pen, width * 0.45) })

/** A line of stitches. */
export const stitches = (d: string, colour: string, opacity = 0.6): string =>
  stroke(d, colour, 1.1, { opacity, 'stroke-dasharray': '3.2 2.6' })
