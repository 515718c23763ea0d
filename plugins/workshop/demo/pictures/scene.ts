import { createRandom } from '../random.ts'
import { inks, shade, tint } from './colour.ts'
import { type KindName, shapes } from './draw.ts'
import type { Options, Palette } from './kind.ts'
import { box, createPen, el, group, oval, type Pen } from './pen.ts'

/** One thing in a scene: where its foot stands, and how large against its own field of 400. */
export interface Item {
  readonly kind: KindName
  readonly palette: Palette
  readonly options?: Options
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** A picture of several things, back to front. */
export interface Scene {
  readonly width: number
  readonly height: number
  /** A flat colour, or none for a see-through picture. */
  readonly ground?: string
  /** Discs behind everything: hills and suns. */
  readonly discs?: readonly {
    readonly x: number
    readonly y: number
    readonly rx: number
    readonly ry: number
    readonly fill: string
  }[]
  /** A wooden bar: its left end and the height of its top. */
  readonly bar?: { readonly x: number; readonly y: number }
  readonly items: readonly Item[]
}

/** The bar: a lighter top edge, the front in planks, each with a slightly different tone and a few grain lines. */
const wood = (pen: Pen, x: number, y: number, width: number, height: number): string => {
  const timber = '#b86c32'
  const plank = (height - y - 10) / 2.4
  const planks = [0, 1, 2].map((row) => {
    const top = y + 10 + row * plank
    const grain = Array.from({ length: 7 }, () => {
      const from = pen.random.between(x, width)
      return box(
        from,
        top + pen.random.between(4, plank - 4),
        pen.random.between(60, 220),
        1.2,
        0.6,
        shade(timber, 0.5),
        { opacity: 0.16 },
      )
    }).join('')
    return (
      box(x, top, width - x, plank + 1, 0, shade(timber, [0, 0.05, 0.1][row] ?? 0)) +
      grain +
      box(x, top + plank - 1, width - x, 1.6, 0, shade(timber, 0.4), { opacity: 0.6 })
    )
  })
  return (
    box(x, y, width - x, 12, 0, tint(timber, 0.3)) +
    planks.join('') +
    box(x, y + 10, width - x, 3, 0, shade(timber, 0.4), { opacity: 0.3 })
  )
}

const item = (pen: Pen, { kind, palette, options, x, y, scale }: Item): string =>
  group(
    { transform: `translate(${x - 200 * scale} ${y - 350 * scale}) scale(${scale})` },
    shapes(pen, kind, palette, options),
  )

/** Draws a scene as a complete SVG document; `prefix` keeps ids apart. */
export const drawScene = ({ width, height, ground, discs = [], bar, items }: Scene, prefix: string): string => {
  const pen = createPen(prefix, createRandom(7))
  const behind = discs.map(({ x, y, rx, ry, fill }) => oval(x, y, rx, ry, fill)).join('')
  const counter = bar ? wood(pen, bar.x, bar.y, width, height) : ''
  const things = items.map((one) => item(pen, one)).join('')
  return el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    pen.definitions(),
    ground ? el('rect', { width, height, fill: ground }) : '',
    behind,
    counter,
    things,
  )
}

const { enamel, cobalt, coffee, pine, ink, persimmon, sun } = inks

const still = {
  mug: { kind: 'mug', palette: { body: enamel, accent: cobalt, detail: coffee }, options: { topping: 'specks' } },
  kettle: { kind: 'kettle', palette: { body: pine, accent: '#3a1c10', detail: ink } },
  pourOver: { kind: 'pourOver', palette: { body: enamel, accent: '#6e3a1c', detail: ink } },
  bag: {
    kind: 'bag',
    palette: { body: persimmon, accent: sun, detail: cobalt },
    options: { label: 'Sidama', motif: 'peaks' },
  },
  cup: { kind: 'paperCup', palette: { body: pine, accent: enamel, detail: '#fdf7ec' }, options: { steam: false } },
  croissant: { kind: 'croissant', palette: { body: '#cf8838', accent: ink, detail: ink } },
  beans: { kind: 'beans', palette: { body: '#5a2d1a', accent: ink, detail: ink } },
} as const

/** The still life of the home page: see-through beyond the bar, so that hill, sun and band of the page show behind it. */
export const hero: Scene = {
  width: 880,
  height: 560,
  bar: { x: 0, y: 470 },
  items: [
    { ...still.kettle, x: 328, y: 476, scale: 1.04 },
    { ...still.pourOver, x: 520, y: 476, scale: 1.1 },
    { ...still.bag, x: 716, y: 484, scale: 1.1 },
    { ...still.mug, x: 92, y: 490, scale: 0.8 },
    { ...still.croissant, x: 372, y: 498, scale: 0.58 },
    { ...still.beans, x: 602, y: 498, scale: 0.42 },
    { ...still.cup, x: 814, y: 490, scale: 0.92 },
  ],
}

/** A product in use: on the bar, before a disc of the same ground, beside its companions. */
export const counter = (ground: string, items: readonly Item[]): Scene => ({
  width: 400,
  height: 400,
  ground,
  discs: [{ x: 200, y: 186, rx: 150, ry: 150, fill: tint(ground, 0.36) }],
  bar: { x: 0, y: 344 },
  items,
})
