import { inks, shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lying, streak } from '../light.ts'
import { blur, group, outward, oval, path, type Pen, stroke, within } from '../pen.ts'

const heart = (scale: number, y: number): string =>
  `M200 ${y + 44 * scale}C${200 - 58 * scale} ${y + 4 * scale} ${200 - 42 * scale} ${y - 38 * scale} ${200 - 16 * scale} ${y - 32 * scale}` +
  `Q${200 - 5 * scale} ${y - 29 * scale} 200 ${y - 17 * scale}Q${200 + 5 * scale} ${y - 29 * scale} ${200 + 16 * scale} ${y - 32 * scale}` +
  `C${200 + 42 * scale} ${y - 38 * scale} ${200 + 58 * scale} ${y + 4 * scale} 200 ${y + 44 * scale}Z`

/** Three nested hearts and the last thread of milk above them. */
const rosette = (milk: string, crema: string): string =>
  path(heart(1.15, 202), milk) +
  path(heart(0.74, 200), crema) +
  path(heart(0.42, 200), milk) +
  stroke('M162 158Q200 134 238 158', milk, 8.5) +
  stroke('M174 143Q200 126 226 143', milk, 5)

/** A leaf drawn by shaking the jug: pairs of arcs on a stem. */
const leaf = (milk: string): string =>
  [0, 1, 2, 3, 4]
    .map((row) => {
      const [y, wide] = [166 + row * 17, 40 - Math.abs(row - 2) * 5]
      return stroke(
        `M${200 - wide} ${y - 14}Q${200 - wide * 0.5} ${y + 12} 200 ${y + 9}Q${200 + wide * 0.5} ${y + 12} ${200 + wide} ${y - 14}`,
        milk,
        7,
      )
    })
    .join('') + stroke('M200 142V262', milk, 3.4)

const art = (topping: string | undefined, milk: string, crema: string): string => {
  if (topping === 'leaf') return leaf(milk)
  if (topping === 'plain') return ''
  return rosette(milk, crema)
}

/** Cocoa shaken over the milk. */
const dust = (pen: Pen): string =>
  Array.from({ length: 90 }, () => {
    const [turn, far] = [pen.random.between(0, 6.28), 66 * Math.sqrt(pen.random.next())]
    return oval(200 + Math.cos(turn) * far, 200 + Math.sin(turn) * far, pen.random.between(0.7, 1.9), 1.2, '#5a2f18', {
      opacity: 0.55,
    })
  }).join('')

/** A cup on its saucer from above. `body` is the saucer, `accent` the drink, `detail` the milk that draws on it. */
export const latte: DrawKind = (pen, { body, accent, detail }, { topping }) =>
  lying(pen, 200, 202, 152) +
  oval(
    200,
    200,
    152,
    152,
    outward(pen, [
      [0, tint(body, 0.22)],
      [0.55, body],
      [1, shade(body, 0.26)],
    ]),
  ) +
  oval(200, 200, 148, 148, 'none', { stroke: tint(body, 0.4), 'stroke-width': 2, opacity: 0.35 }) +
  oval(200, 200, 120, 120, 'none', { stroke: shade(body, 0.4), 'stroke-width': 3, opacity: 0.35 }) +
  oval(200, 201.5, 120, 120, 'none', { stroke: tint(body, 0.4), 'stroke-width': 1.2, opacity: 0.5 }) +
  streak(pen, 'M74 160Q92 100 146 76', 9, 0.3) +
  oval(214, 216, 108, 106, '#2a120c', { opacity: 0.34, filter: blur(pen, 9) }) +
  group(
    { transform: 'rotate(-4 200 200)' },
    path('M286 182Q330 176 344 186Q354 200 342 212Q328 222 286 216Z', '#2a120c', {
      opacity: 0.22,
      filter: blur(pen, 4),
      transform: 'translate(5 8)',
    }),
    path(
      'M284 182Q328 175 340 184Q350 198 339 210Q326 219 284 214Z',
      outward(pen, [
        [0, '#fffdf6'],
        [1, '#e2d3bd'],
      ]),
    ),
  ) +
  oval(
    200,
    200,
    100,
    100,
    outward(pen, [
      [0, '#fffefa'],
      [0.6, inks.enamel],
      [1, '#d9c8ae'],
    ]),
  ) +
  oval(
    200,
    200,
    86,
    86,
    outward(pen, [
      [0, shade('#e9dac2', 0.3)],
      [1, '#fbf3e4'],
    ]),
  ) +
  oval(
    200,
    202,
    82,
    82,
    outward(
      pen,
      [
        [0, tint(accent, 0.16)],
        [0.6, accent],
        [1, shade(accent, 0.36)],
      ],
      0.44,
      0.4,
    ),
  ) +
  within(
    pen,
    'M118 202A82 82 0 1 0 282 202A82 82 0 1 0 118 202Z',
    topping === 'dust' ? oval(200, 202, 66, 66, detail, { opacity: 0.92, filter: blur(pen, 3) }) : '',
    art(topping === 'dust' ? 'plain' : topping, detail, accent),
    topping === 'dust' ? dust(pen) : '',
    path('M110 120H290V150Q200 96 118 208Z', '#2a120c', { opacity: 0.2, filter: blur(pen, 8) }),
  )
