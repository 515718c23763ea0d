import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, standing } from '../light.ts'
import { blur, downward, path, stroke, within } from '../pen.ts'
import { mark } from './mark.ts'

const body = 'M108 152Q200 160 292 152L304 334Q305 350 290 350.5Q200 356 110 350.5Q95 350 96 334Z'

/** A cloth bag. `body` is the cloth, `accent` the print, `detail` the handles. */
export const tote: DrawKind = (pen, { body: cloth, accent, detail }) => {
  const back = 'M146 156C142 92 168 62 200 62C232 62 258 92 254 156'
  const near = 'M138 168C132 96 164 52 200 52C236 52 268 96 262 168'
  return (
    standing(pen, 200, 198) +
    stroke(back, shade(detail, 0.4), 13) +
    path('M108 152Q200 140 292 152V170H108Z', shade(cloth, 0.4)) +
    path(body, lit(pen, cloth, { edge: 0.12, light: 0.4, far: 0.24 })) +
    within(
      pen,
      body,
      ...[
        ['M128 160C140 220 120 290 130 350L142 350C134 290 154 220 140 160Z', 0.2],
        ['M262 160C250 230 276 300 262 352L284 352C288 300 268 230 280 160Z', 0.24],
        ['M196 300C204 320 196 340 200 352L216 352C214 336 216 320 206 300Z', 0.16],
      ].map(([d = '', opacity = 0]) => path(String(d), '#2a120c', { opacity, filter: blur(pen, 6) })),
      ...[
        'M156 160C168 220 148 280 158 350L168 350C162 280 182 220 166 160Z',
        'M226 160C220 230 240 300 230 350L242 350C250 300 232 230 238 160Z',
      ].map((d) => path(d, tint(cloth, 0.8), { opacity: 0.4, filter: blur(pen, 6) })),
      path(
        'M90 320H310V360H90Z',
        downward(pen, [
          [0, '#2a120c', 0],
          [1, '#2a120c', 0.26],
        ]),
      ),
      stroke('M104 172Q200 181 296 172', shade(cloth, 0.4), 1.3, { opacity: 0.6, 'stroke-dasharray': '4 3' }),
    ) +
    stroke(near, shade(detail, 0.3), 14.5) +
    stroke(near, detail, 11.5) +
    stroke('M141 160C138 98 168 56 200 55', tint(detail, 0.5), 3, { opacity: 0.6, filter: blur(pen, 0.8) }) +
    mark(200, 250, 1.75, accent, tint(cloth, 0.7))
  )
}
