import { inks, shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, standing, streak } from '../light.ts'
import { blur, box, downward, path, sideways, stroke, within } from '../pen.ts'
import { name } from './lettering.ts'

const body =
  'M176 92H224V146C224 166 260 176 261 214V334Q261 350 246 351.500Q200 354 154 351.500Q139 350 139 334V214C140 176 176 166 176 146Z'

/** A bottle. `body` is what is in the glass, `accent` the cap, `detail` the label's ground. */
export const bottle: DrawKind = (pen, { body: drink, accent, detail }, { label = 'Cold brew' }) => {
  const words = label.split(' ')
  const [ink] = [inks.pine]
  return (
    standing(pen, 200, 128) +
    path(body, lit(pen, drink, { light: 0.34, far: 0.5 })) +
    within(
      pen,
      body,
      path('M176 92H224V130H176Z', tint(drink, 0.5), { opacity: 0.24 }),
      path(
        'M139 318H261V360H139Z',
        downward(pen, [
          [0, '#2a120c', 0],
          [1, '#2a120c', 0.4],
        ]),
      ),
      path(
        'M136 206H264V314H136Z',
        sideways(pen, [
          [0, shade(detail, 0.14)],
          [0.14, tint(detail, 0.5)],
          [0.4, detail],
          [0.72, shade(detail, 0.06)],
          [1, shade(detail, 0.3)],
        ]),
      ),
      stroke('M136 206H264', '#2a120c', 2, { opacity: 0.2, filter: blur(pen, 1.2) }),
      stroke('M136 315H264', '#2a120c', 3, { opacity: 0.34, filter: blur(pen, 1.6) }),
    ) +
    stroke('M156 222H244', ink, 2.4) +
    stroke('M156 298H244', ink, 2.4) +
    words.map((word, at) => name(word, 200, 266 + (at - (words.length - 1) / 2) * 26, 24, ink, 88)).join('') +
    box(172, 56, 56, 40, 5, lit(pen, accent)) +
    [180, 188, 196, 204, 212, 220]
      .map((x) => stroke(`M${x} 64V90`, shade(accent, 0.4), 1.2, { opacity: 0.4 }))
      .join('') +
    box(172, 91, 56, 5, 2, '#2a120c', { opacity: 0.25 }) +
    streak(pen, 'M184 104V142C182 160 152 176 151 208', 6, 0.42) +
    streak(pen, 'M151 318V338', 6, 0.32) +
    streak(pen, 'M252 214V334', 2.6, 0.22)
  )
}
