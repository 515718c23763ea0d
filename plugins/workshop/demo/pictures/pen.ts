import type { Random } from '../random.ts'

/** Attributes of one SVG element; numbers are rounded to two places, undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

const text = (value: string | number): string =>
  typeof value === 'number'
    ? String(Math.round(value * 100) / 100)
    : value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** One element as markup; children are markup already. */
export const el = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${text(value)}"`],
  )
  const open = `<${name}${written.join('')}`
  return children.length > 0 ? `${open}>${children.join('')}</${name}>` : `${open}/>`
}

/** A filled path. */
export const path = (d: string, fill: string, more: Attributes = {}): string => el('path', { d, fill, ...more })

/** A stroked path with round ends. */
export const stroke = (d: string, colour: string, width: number, more: Attributes = {}): string =>
  el('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...more,
  })

/** A filled ellipse. */
export const oval = (cx: number, cy: number, rx: number, ry: number, fill: string, more: Attributes = {}): string =>
  el('ellipse', { cx, cy, rx, ry, fill, ...more })

/** A filled rectangle with round corners. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number,
  fill: string,
  more: Attributes = {},
): string => el('rect', { x, y, width, height, rx, fill, ...more })

/** Shapes that share attributes. */
export const group = (attributes: Attributes, ...children: readonly string[]): string =>
  el('g', attributes, ...children, '')

/** A point of a gradient: place 0 to 1, colour, opacity 0 to 1. */
export type Stop = readonly [at: number, colour: string, opacity?: number]

/** Collects what shapes refer to (gradients, filters, clips) under ids that no other picture on the page has. */
export interface Pen {
  readonly random: Random
  /** Stores a definition and gives its `url(#...)`. */
  define(name: string, attributes: Attributes, ...children: readonly string[]): string
  /** Everything defined so far, as one `<defs>`. */
  definitions(): string
}

/** `prefix` keeps the ids of several pictures in one document apart. */
export const createPen = (prefix: string, random: Random): Pen => {
  const defined: string[] = []
  return {
    random,
    define: (name, attributes, ...children) => {
      const id = `${prefix}-${defined.length}`
      defined.push(el(name, { id, ...attributes }, ...children))
      return `url(#${id})`
    },
    definitions: () => el('defs', {}, ...defined, ''),
  }
}

const stops = (list: readonly Stop[]): readonly string[] =>
  list.map(([offset, colour, opacity]) => el('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity }))

/** A gradient from left to right over the shape's box. */
export const sideways = (pen: Pen, list: readonly Stop[]): string => pen.define('linearGradient', {}, ...stops(list))

/** A gradient from top to bottom over the shape's box. */
export const downward = (pen: Pen, list: readonly Stop[]): string =>
  pen.define('linearGradient', { x1: 0, y1: 0, x2: 0, y2: 1 }, ...stops(list))

/** A gradient from the upper left to the lower right over the shape's box. */
export const slanted = (pen: Pen, list: readonly Stop[]): string =>
  pen.define('linearGradient', { x1: 0, y1: 0, x2: 1, y2: 1 }, ...stops(list))

/** A gradient outward from a point of the shape's box (0 to 1 both ways). */
export const outward = (pen: Pen, list: readonly Stop[], cx = 0.36, cy = 0.3, r = 0.8): string =>
  pen.define('radialGradient', { cx, cy, r }, ...stops(list))

/** A blur that is not cut off at the shape's box. */
export const blur = (pen: Pen, deviation: number): string =>
  pen.define(
    'filter',
    { x: '-60%', y: '-60%', width: '220%', height: '220%' },
    el('feGaussianBlur', { stdDeviation: deviation }),
  )

/** Cuts shapes to a path. */
export const within = (pen: Pen, d: string, ...children: readonly string[]): string =>
  group({ 'clip-path': pen.define('clipPath', {}, el('path', { d })) }, ...children)
