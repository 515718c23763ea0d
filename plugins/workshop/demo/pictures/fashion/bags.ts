import { shade, tint } from '../colour.ts'
import { lit, standing } from '../light.ts'
import { blur, box, oval, path, stroke, within } from '../pen.ts'
import { crease, piece, stitches, wallShadow } from './cloth.ts'
import { type DrawFashion, floorLine } from './fashion.ts'
import { peg } from './hangers.ts'
import { printed } from './prints.ts'

const y = floorLine

/** A stiff handbag with one arched handle. `body` leather, `accent` clasp, `detail` handle. */
export const handbag: DrawFashion = (pen, { body, accent, detail }) => {
  const whole = `M112 ${y - 186}H288L302 ${y - 18}Q303 ${y} 284 ${y}H116Q97 ${y} 98 ${y - 18}Z`
  const arch = `M150 ${y - 182}C148 ${y - 300} 252 ${y - 300} 250 ${y - 182}`
  return (
    standing(pen, 202, 208, y) +
    stroke(arch, shade(detail, 0.4), 14) +
    stroke(arch, detail, 10.6) +
    stroke(`M151 ${y - 196}C152 ${y - 288} 226 ${y - 298} 244 ${y - 230}`, tint(detail, 0.5), 2.4, {
      opacity: 0.6,
      filter: blur(pen, 0.8),
    }) +
    path(whole, lit(pen, body, { edge: 0.12, light: 0.2, far: 0.3 })) +
    within(
      pen,
      whole,
      path(`M104 ${y - 188}H296L299 ${y - 146}Q200 ${y - 138} 101 ${y - 146}Z`, shade(body, 0.24)),
      crease(pen, `M101 ${y - 144}Q200 ${y - 136} 299 ${y - 144}`, 6, 0.3),
      stitches(`M106 ${y - 150}Q200 ${y - 142} 294 ${y - 150}`, tint(body, 0.5), 0.6),
      stroke(`M124 ${y - 128}L116 ${y - 20}`, '#fffaf0', 6, { opacity: 0.42, filter: blur(pen, 2.6) }),
      path(`M90 ${y - 34}H310V${y + 6}H90Z`, '#1f1216', { opacity: 0.22, filter: blur(pen, 7) }),
    ) +
    box(186, y - 156, 28, 20, 3, shade(accent, 0.3)) +
    box(186, y - 157.4, 28, 19, 3, accent) +
    stroke(`M190 ${y - 154}H206`, tint(accent, 0.7), 2)
  )
}

/** A cloth bag on a peg, big enough for a mat. */
export const shopper: DrawFashion = (pen, { body, accent, detail }, { print, shape }) => {
  const whole = 'M112 232Q200 242 288 232L304 424Q306 440 290 441Q200 447 110 441Q94 440 96 424Z'
  const strap = 'M150 240C156 150 190 104 200 98C210 104 244 150 250 240'
  return (
    wallShadow(pen, whole, 12, 8) +
    stroke(strap, '#2a1a1c', 11, { opacity: 0.13, transform: 'translate(11 9)', filter: blur(pen, 1.6) }) +
    peg(pen, 200, 100) +
    stroke(strap, shade(detail, 0.3), 12) +
    stroke(strap, detail, 9.4) +
    piece(
      pen,
      whole,
      body,
      printed(print, { x0: 100, y0: 240, x1: 306, y1: 446 }, accent),
      shape === 'quilted'
        ? Array.from({ length: 11 }, (_, at) =>
            stroke(
              `M${60 + at * 28} 230L${180 + at * 28} 446M${320 - at * 28 + 60} 230L${200 - at * 28 + 60} 446`,
              shade(body, 0.3),
              1.1,
              { opacity: 0.6 },
            ),
          ).join('')
        : '',
      crease(pen, 'M140 250C150 320 130 380 138 440M262 250C252 330 276 390 266 442', 10, 0.26),
      crease(pen, 'M104 256Q200 268 296 256', 5, 0.3),
      stitches('M106 250Q200 261 294 250', shade(body, 0.5), 0.6),
      path('M80 410H320V450H80Z', '#1f1216', { opacity: 0.2, filter: blur(pen, 9) }),
    ) +
    box(143, 232, 15, 24, 2, shade(detail, 0.08)) +
    box(242, 232, 15, 24, 2, shade(detail, 0.14)) +
    oval(150, 244, 2.4, 2.4, accent) +
    oval(250, 244, 2.4, 2.4, accent)
  )
}

/** A small bag with a flap on a long strap. */
export const crossbody: DrawFashion = (pen, { body, accent, detail }, { print }) => {
  const whole = 'M120 300Q120 288 132 288H268Q280 288 280 300V398Q280 422 256 422H144Q120 422 120 398Z'
  const flap = 'M116 296Q116 284 130 284H270Q284 284 284 296V330Q284 372 200 374Q116 372 116 330Z'
  const strap = 'M128 294C120 200 168 116 200 98C232 116 280 200 272 294'
  return (
    wallShadow(pen, whole, 12, 9) +
    stroke(strap, '#2a1a1c', 6, { opacity: 0.13, transform: 'translate(11 9)', filter: blur(pen, 1.4) }) +
    peg(pen, 200, 100) +
    stroke(strap, shade(detail, 0.35), 6.6) +
    stroke(strap, detail, 4.6) +
    path(whole, lit(pen, shade(body, 0.08), { edge: 0.1, light: 0.14, far: 0.3 })) +
    path(flap, '#1f1216', { opacity: 0.4, filter: blur(pen, 4), transform: 'translate(1 5)' }) +
    path(flap, lit(pen, body, { edge: 0.12, light: 0.22, far: 0.26 })) +
    within(
      pen,
      flap,
      printed(print, { x0: 120, y0: 290, x1: 284, y1: 376 }, accent),
      stroke('M128 300C126 330 140 354 172 362', '#fffaf0', 5, { opacity: 0.34, filter: blur(pen, 2.4) }),
    ) +
    stitches('M122 296V330Q124 364 200 367Q276 364 278 330V296', tint(body, 0.4), 0.55) +
    oval(200, 362, 8.4, 8.4, shade(accent, 0.3)) +
    oval(199.4, 361, 7.6, 7.6, accent) +
    oval(197, 358.4, 2.6, 2.2, tint(accent, 0.7))
  )
}

/** A flat purse standing on its edge; `shape` pouch has a zip and a tassel. */
export const clutch: DrawFashion = (pen, { body, accent, detail }, { shape, print }) => {
  const whole = `M96 ${y - 128}Q200 ${y - 134} 304 ${y - 128}L308 ${y - 8}Q200 ${y + 4} 92 ${y - 8}Z`
  const lines =
    shape === 'pouch'
      ? stroke(`M98 ${y - 118}Q200 ${y - 124} 302 ${y - 118}`, shade(body, 0.5), 4) +
        stroke(`M98 ${y - 118}Q200 ${y - 124} 302 ${y - 118}`, accent, 1.8, { 'stroke-dasharray': '1.5 1.7' })
      : path(
          `M96 ${y - 128}Q200 ${y - 134} 304 ${y - 128}L206 ${y - 52}Q200 ${y - 48} 194 ${y - 52}Z`,
          shade(body, 0.1),
        ) + stroke(`M96 ${y - 128}L194 ${y - 52}Q200 ${y - 48} 206 ${y - 52}L304 ${y - 128}`, shade(body, 0.42), 1.5)
  return (
    standing(pen, 204, 216, y) +
    path(whole, lit(pen, body, { edge: 0.12, light: 0.22, far: 0.26 })) +
    within(
      pen,
      whole,
      printed(print, { x0: 100, y0: y - 124, x1: 310, y1: y }, accent),
      lines,
      stroke(`M108 ${y - 112}L104 ${y - 20}`, '#fffaf0', 6, { opacity: 0.3, filter: blur(pen, 3) }),
      path(`M86 ${y - 24}H314V${y + 6}H86Z`, '#1f1216', { opacity: 0.22, filter: blur(pen, 6) }),
    ) +
    (shape === 'pouch'
      ? stroke(`M302 ${y - 119}C316 ${y - 112} 318 ${y - 96} 316 ${y - 86}`, detail, 2.4) +
        path(`M311 ${y - 88}H322L326 ${y - 48}H308Z`, detail) +
        stroke(`M312 ${y - 80}H322`, shade(detail, 0.3), 2)
      : oval(200, y - 54, 7, 7, shade(accent, 0.25)) + oval(199.4, y - 55, 6.2, 6.2, accent))
  )
}
