import { inks, shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, pale, standing, steam } from '../light.ts'
import { blur, box, downward, oval, path, type Pen, stroke, within } from '../pen.ts'
import { mark } from './mark.ts'

const body = 'M127 118H273L259 340Q258 351 246 351.500Q200 354 154 351.500Q142 351 141 340Z'
const sleeve = 'M131.5 186Q200 195 268.5 186L261.6 288Q200 297 138.4 288Z'

const lid = (pen: Pen, colour: string): string =>
  path('M133 84Q134 76 143 75Q200 71 257 75Q266 76 267 84L271 106H129Z', pale(pen, colour)) +
  oval(200, 77, 60, 4.5, tint(colour, 0.6)) +
  oval(234, 77.5, 13, 2.6, shade(colour, 0.82)) +
  path(
    'M120 108Q120 101 127 101H273Q280 101 280 108V117Q280 124 272 124.500Q200 130 128 124.500Q120 124 120 117Z',
    pale(pen, colour),
  ) +
  box(121, 102, 158, 3, 1.5, tint(colour, 0.8), { opacity: 0.8 }) +
  stroke('M130 104Q200 108 270 104', shade(colour, 0.3), 1, { opacity: 0.35 })

/**
 * A cup to go. `body` colours the sleeve, `accent` the lid, `detail` the cup itself. The mark on the sleeve is the shop's.
 */
export const paperCup: DrawKind = (pen, { body: band, accent, detail }, { steam: hot = true }) =>
  (hot ? steam(pen, 210, 66) : '') +
  standing(pen, 200, 124) +
  path(body, pale(pen, detail)) +
  within(
    pen,
    body,
    box(110, 120, 180, 16, 0, '#2a120c', { opacity: 0.22, filter: blur(pen, 4) }),
    path('M130 291Q200 302 270 291V304H130Z', '#2a120c', { opacity: 0.2, filter: blur(pen, 3) }),
    stroke('M142 338Q200 345 258 338', shade(detail, 0.32), 1.3, { opacity: 0.55 }),
  ) +
  path(sleeve, lit(pen, band)) +
  within(
    pen,
    sleeve,
    path('M131 186Q200 195 269 186V189Q200 198 131 189Z', tint(band, 0.5), { opacity: 0.5 }),
    path(
      'M136 284Q200 293 264 284V300H136Z',
      downward(pen, [
        [0, '#2a120c', 0],
        [1, '#2a120c', 0.3],
      ]),
    ),
    stroke('M252 190L247 292', shade(band, 0.5), 1.2, { opacity: 0.55 }),
  ) +
  lid(pen, accent) +
  mark(200, 240, 1.02, inks.enamel, band)
