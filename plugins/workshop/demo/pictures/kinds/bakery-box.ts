import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { blur, box, downward, group, oval, path, sideways, stroke } from '../pen.ts'
import { bun } from './bun.ts'
import { cookie } from './cookie.ts'
import { croissant } from './croissant.ts'
import { mark } from './mark.ts'

/** An open box of six. `body` is the card, `accent` the print, `detail` the paper inside. */
export const bakeryBox: DrawKind = (pen, { body, accent, detail }) =>
  oval(214, 350, 172, 12, '#2a120c', { opacity: 0.2, filter: blur(pen, 8) }) +
  oval(202, 350, 150, 6, '#2a120c', { opacity: 0.3, filter: blur(pen, 3) }) +
  path(
    'M66 208L80 86Q81 76 92 76H308Q319 76 320 86L334 208Z',
    downward(pen, [
      [0, tint(body, 0.2)],
      [1, shade(body, 0.14)],
    ]),
  ) +
  path('M86 194L96 94Q97 90 102 90H298Q303 90 304 94L314 194Z', shade(body, 0.1), { opacity: 0.5 }) +
  mark(200, 136, 1.1, accent, tint(body, 0.6)) +
  path('M52 226L66 208H334L348 226L340 250H60Z', shade(body, 0.46)) +
  path(
    'M44 236L78 196L112 224L150 192L186 222L226 190L262 222L300 194L330 222L356 236V262H44Z',
    sideways(pen, [
      [0, tint(detail, 0.4)],
      [0.6, detail],
      [1, shade(detail, 0.16)],
    ]),
  ) +
  group(
    { transform: 'translate(34 128) scale(.36)' },
    bun(pen, { body: '#cf8f4a', accent: '#7a3d1c', detail: '#fffaf0' }, {}),
  ) +
  group(
    { transform: 'translate(216 132) scale(.36)' },
    cookie(pen, { body: '#c48a4e', accent: '#000000', detail: '#000000' }, {}),
  ) +
  group(
    { transform: 'translate(100 96) scale(.52)' },
    croissant(pen, { body: '#cf8838', accent: '#000000', detail: '#000000' }, { topping: 'almond' }),
  ) +
  path(
    'M48 244Q200 262 352 244L342 340Q341 350 330 350H70Q59 350 58 340Z',
    sideways(pen, [
      [0, shade(body, 0.1)],
      [0.14, tint(body, 0.36)],
      [0.4, body],
      [1, shade(body, 0.24)],
    ]),
  ) +
  path('M48 244Q200 262 352 244V250Q200 268 48 250Z', tint(body, 0.6), { opacity: 0.7 }) +
  box(96, 296, 208, 3, 1.5, accent) +
  box(120, 306, 160, 3, 1.5, accent) +
  stroke('M60 338Q200 348 340 338', shade(body, 0.4), 1.2, { opacity: 0.4 })
