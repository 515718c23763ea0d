import { inks, shade, tint } from '../colour.ts'
import type { DrawKind, Layer } from '../kind.ts'
import { standing, steam, streak } from '../light.ts'
import { blur, box, el, group, oval, path, sideways, stroke, within } from '../pen.ts'

const inside = 'M138 112L262 112L250 334Q249 340 242 340.5Q200 343 158 340.5Q151 340 150 334Z'
const outside = 'M134 104L266 104L253 340Q252 350 243 350.5Q200 353.5 157 350.5Q148 350 147 340Z'

/** Layers as bands, slightly bowed; drawn sharp and once more blurred, so that they flow into each other. */
const bands = (layers: readonly Layer[], top: number, bottom: number): string => {
  const whole = layers.reduce((sum, [, share]) => sum + share, 0)
  let y = top
  return layers
    .map(([colour, share], at) => {
      const from = y
      y += (share / whole) * (bottom - top)
      const till = at === layers.length - 1 ? bottom + 12 : y + 3
      return path(`M120 ${from}Q200 ${from + 9} 280 ${from}V${till}Q200 ${till + 9} 120 ${till}Z`, colour)
    })
    .join('')
}

const ribs = (): string =>
  [158, 172, 186, 200, 214, 228, 242]
    .map((x) => {
      const foot = 200 + (x - 200) * 0.8
      return (
        stroke(`M${x} 172L${foot} 334`, '#2a120c', 2, { opacity: 0.14 }) +
        stroke(`M${x - 2.5} 172L${foot - 2.2} 334`, '#fff4e0', 1.4, { opacity: 0.26 })
      )
    })
    .join('')

/** Three whole beans on the foam. */
const threeBeans = (): string =>
  [
    [188, 117, -20],
    [206, 115, 30],
    [200, 122, 80],
  ]
    .map(([x = 0, y = 0, turn = 0]) =>
      group(
        { transform: `translate(${x} ${y}) rotate(${turn}) scale(1 .6)` },
        oval(0, 0, 8, 5.5, '#4a2313'),
        stroke('M-7 0q7 3 14 0', '#2b1208', 1.4),
      ),
    )
    .join('')

/** Mint leaves floating under the rim. */
const mint = (): string =>
  [
    [172, 122, -24],
    [206, 118, 16],
    [230, 126, 50],
    [190, 150, 70],
    [220, 170, -40],
    [176, 196, 30],
  ]
    .map(([x = 0, y = 0, turn = 0], at) =>
      group(
        { transform: `translate(${x} ${y}) rotate(${turn}) scale(1 ${at < 3 ? 0.55 : 1})`, opacity: at < 3 ? 1 : 0.62 },
        path('M-20 0C-12 -13 10 -13 22 0C10 12 -12 12 -20 0Z', at % 2 ? '#5c8a4c' : '#48783c'),
        stroke('M-17 0H18', '#a9c98a', 1.4),
      ),
    )
    .join('')

/** A strip of orange on the rim. */
const orange = (): string =>
  oval(252, 100, 27, 27, '#e58a2e') +
  oval(252, 100, 23, 23, '#f9dcae') +
  oval(252, 100, 20.5, 20.5, '#f0a044') +
  [0, 60, 120]
    .map((turn) =>
      el('path', {
        d: 'M231.5 100H272.5',
        stroke: '#f9dcae',
        'stroke-width': 2.4,
        transform: `rotate(${turn} 252 100)`,
      }),
    )
    .join('')

/** A tall ribbed glass. Without layers it holds a flat white: foam, crema, coffee. */
export const glass: DrawKind = (pen, { body }, { layers, steam: hot = false, topping }) => {
  const held: readonly Layer[] = layers ?? [
    [inks.milk, 27],
    ['#c08a52', 13],
    [body, 60],
  ]
  const top = held[0]?.[0] ?? body
  return (
    (hot ? steam(pen, 202, 92) : '') +
    standing(pen, 200, 112) +
    path(
      outside,
      sideways(pen, [
        [0, '#ffffff', 0.55],
        [0.2, '#ffffff', 0.75],
        [0.6, '#ffffff', 0.42],
        [1, '#ffffff', 0.6],
      ]),
    ) +
    within(
      pen,
      inside,
      bands(held, 124, 336),
      group({ filter: blur(pen, 5) }, bands(held, 124, 336)),
      path('M226 100H280V350H222Z', '#2a120c', { opacity: 0.26, filter: blur(pen, 9) }),
      path('M120 100H146L156 350H120Z', '#2a120c', { opacity: 0.2, filter: blur(pen, 6) }),
      ribs(),
    ) +
    oval(200, 124, 61, 9, shade(top, 0.08)) +
    oval(200, 123, 57, 7.4, tint(top, 0.3)) +
    (topping === 'mint' ? mint() : '') +
    (topping === 'beans' ? threeBeans() : '') +
    (topping === 'cocoa' ? oval(204, 123, 34, 4.5, '#7a4526', { opacity: 0.6, filter: blur(pen, 2) }) : '') +
    box(154, 337, 92, 9, 4, '#ffffff', { opacity: 0.34 }) +
    streak(pen, 'M152 134L160 322', 8, 0.5) +
    streak(pen, 'M246 140L239 318', 3, 0.32) +
    (topping === 'orange' ? orange() : '') +
    oval(200, 105, 66, 9.5, 'none', { stroke: '#ffffff', 'stroke-width': 3.4 }) +
    oval(200, 105, 63, 8, '#ffffff', { opacity: 0.22 }) +
    stroke('M138 108Q150 115 176 116', shade('#bfd9e6', 0.2), 1.2, { opacity: 0.5 })
  )
}
