import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit } from '../light.ts'
import { blur, box, downward, group, oval, path, slanted, stroke } from '../pen.ts'
import { line, name } from './lettering.ts'
import { mug } from './mug.ts'

/** A brewing scale with a small mug on it. `body` is the scale, `accent` the figures, `detail` the mug. */
export const scale: DrawKind = (pen, { body, accent, detail }, { label = '18.0' }) =>
  oval(216, 352, 172, 12, '#2a120c', { opacity: 0.2, filter: blur(pen, 8) }) +
  oval(202, 351, 148, 6, '#2a120c', { opacity: 0.3, filter: blur(pen, 3) }) +
  path('M66 262L334 262L352 288L352 336Q352 350 338 350H62Q48 350 48 336V288Z', lit(pen, shade(body, 0.14))) +
  path(
    'M82 254H318Q324 254 328 260L350 286Q352 292 344 292H56Q48 292 50 286L72 260Q76 254 82 254Z',
    slanted(pen, [
      [0, tint(body, 0.5)],
      [0.5, tint(body, 0.12)],
      [1, shade(body, 0.12)],
    ]),
  ) +
  stroke('M56 291H344', tint(body, 0.8), 1.6, { opacity: 0.6 }) +
  group(
    { transform: 'translate(92 58) scale(.6)' },
    mug(pen, { body: detail, accent, detail: '#4a2313' }, { steam: false }),
  ) +
  box(118, 302, 164, 36, 8, shade(body, 0.84)) +
  box(
    120,
    303,
    160,
    34,
    7,
    downward(pen, [
      [0, '#2f2a28'],
      [1, '#16110f'],
    ]),
  ) +
  name(label, 186, 330, 28, tint(accent, 0.1), 90) +
  line('G', 232, 329, tint(accent, 0.1), 13) +
  oval(84, 320, 10, 10, tint(body, 0.22)) +
  oval(316, 320, 10, 10, tint(body, 0.22)) +
  stroke('M84 315V320', tint(body, 0.8), 2.2) +
  oval(316, 320, 2.8, 2.8, tint(body, 0.8))
