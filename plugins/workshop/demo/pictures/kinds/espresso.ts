import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, pale, steam } from '../light.ts'
import { blur, group, oval, path, stroke, within } from '../pen.ts'

const bowl = 'M122 218H270C270 284 252 322 222 326H170C140 322 122 284 122 218Z'

/** A small cup on its saucer. `body` is the cup, `accent` the drink, `detail` the saucer. */
export const espresso: DrawKind = (pen, { body, accent, detail }, { steam: hot = true }) => {
  const white = body.startsWith('#f')
  const grip = 'M264 240C294 230 312 244 310 262C308 284 284 292 258 286'
  const side = (colour: string) => (colour.startsWith('#f') ? pale(pen, colour) : lit(pen, colour))
  return (
    (hot ? steam(pen, 200, 198) : '') +
    oval(214, 348, 140, 12, '#2a120c', { opacity: 0.2, filter: blur(pen, 7) }) +
    oval(200, 347, 86, 6, '#2a120c', { opacity: 0.3, filter: blur(pen, 2.5) }) +
    path('M70 326Q196 344 322 326Q320 340 262 348Q196 353 130 348Q72 340 70 326Z', side(detail)) +
    oval(196, 326, 126, 11, tint(detail, 0.28)) +
    oval(196, 326.8, 118, 9, detail) +
    oval(206, 328, 66, 6, '#2a120c', { opacity: 0.4, filter: blur(pen, 3) }) +
    stroke(grip, shade(body, white ? 0.22 : 0.4), 17) +
    stroke(grip, body, 13.5) +
    stroke('M268 238C290 231 304 244 304 258', tint(body, 0.7), 3.5, { opacity: 0.8, filter: blur(pen, 1) }) +
    path(bowl, side(body)) +
    within(pen, bowl, path('M110 300H280V330H110Z', '#2a120c', { opacity: 0.2, filter: blur(pen, 7) })) +
    oval(196, 218, 74, 14, tint(body, 0.6)) +
    oval(196, 218.4, 69, 11.8, shade(body, 0.3)) +
    group(
      { 'clip-path': pen.define('clipPath', {}, oval(196, 218.4, 69, 11.8, '#000')) },
      oval(196, 224, 66, 10.5, shade(accent, 0.4)),
      oval(196, 224.6, 63, 9.4, accent),
      oval(184, 222, 36, 4, tint(accent, 0.4), { opacity: 0.8, filter: blur(pen, 1.4) }),
    )
  )
}
