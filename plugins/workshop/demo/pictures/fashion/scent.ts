import { shade, tint } from '../colour.ts'
import { lit, standing } from '../light.ts'
import { blur, box, group, oval, path, stroke, within } from '../pen.ts'
import { type DrawFashion, floorLine as y } from './fashion.ts'

/** An incense burner with a thread of smoke. `body` clay, `accent` brass, `detail` cut-outs. */
export const burner: DrawFashion = (pen, { body, accent, detail }) => {
  const bowl = `M140 ${y - 150}H260L244 ${y - 84}H156Z`
  const foot = `M156 ${y - 84}H244L268 ${y}H132Z`
  return (
    standing(pen, 202, 140, y) +
    stroke(`M196 ${y - 160}c-16 -40 20 -60 4 -104c-12 -34 14 -50 4 -88`, '#fffdf8', 11, {
      opacity: 0.6,
      filter: blur(pen, 5),
    }) +
    stroke(`M206 ${y - 158}c10 -30 -12 -48 -2 -82`, '#fffdf8', 7, { opacity: 0.44, filter: blur(pen, 4) }) +
    path(foot, lit(pen, body)) +
    [-34, 0, 34].map((dx) => path(`M${200 + dx} ${y - 66}l13 24l-13 24l-13 -24Z`, detail)).join('') +
    path(bowl, lit(pen, body)) +
    stroke(`M138 ${y - 148}H262`, accent, 6, { 'stroke-linecap': 'butt' }) +
    stroke(`M154 ${y - 84}H246`, accent, 6, { 'stroke-linecap': 'butt' }) +
    stroke(`M136 ${y - 3}H264`, accent, 6, { 'stroke-linecap': 'butt' }) +
    Array.from({ length: 9 }, (_, at) => oval(152 + at * 12, y - 118, 2.6, 2.6, accent)).join('') +
    oval(200, y - 152, 58, 9, shade(body, 0.5)) +
    oval(196, y - 154, 34, 6, '#4b3a34') +
    oval(188, y - 155, 10, 3, '#d9793f', { opacity: 0.85, filter: blur(pen, 1.4) })
  )
}

/** A candle in a stoneware cup. `body` cup, `accent` label line, `detail` wax. */
export const candle: DrawFashion = (pen, { body, accent, detail }) => {
  const whole = `M134 ${y - 132}H266L260 ${y - 14}Q258 ${y} 242 ${y}H158Q142 ${y} 140 ${y - 14}Z`
  return (
    oval(200, y - 196, 70, 70, '#ffe9b8', { opacity: 0.34, filter: blur(pen, 22) }) +
    standing(pen, 202, 132, y) +
    path(whole, lit(pen, body, { edge: 0.12, light: 0.28, far: 0.3 })) +
    within(
      pen,
      whole,
      box(168, y - 92, 64, 54, 1, tint(body, 0.74)),
      stroke(`M178 ${y - 74}H222M184 ${y - 64}H216M178 ${y - 52}H222`, accent, 1.8),
    ) +
    oval(200, y - 132, 66, 11, tint(detail, 0.1)) +
    oval(200, y - 130, 58, 8, shade(detail, 0.08)) +
    oval(196, y - 131, 24, 4, tint(detail, 0.7), { opacity: 0.8, filter: blur(pen, 2) }) +
    stroke(`M200 ${y - 132}V${y - 152}`, '#3a2c28', 2.4) +
    path(
      `M200 ${y - 188}C212 ${y - 170} 212 ${y - 152} 200 ${y - 148}C188 ${y - 152} 188 ${y - 170} 200 ${y - 188}Z`,
      '#f4b650',
    ) +
    path(
      `M200 ${y - 172}C206 ${y - 162} 206 ${y - 153} 200 ${y - 150}C194 ${y - 153} 194 ${y - 162} 200 ${y - 172}Z`,
      '#fff3cf',
    )
  )
}

/** A small bottle of scented oil with a stopper. `body` oil, `accent` stopper, `detail` label. */
export const attar: DrawFashion = (pen, { body, accent, detail }) => {
  const glass = `M150 ${y - 148}Q150 ${y - 168} 172 ${y - 172}V${y - 196}H228V${y - 172}Q250 ${y - 168} 250 ${y - 148}V${y - 12}Q250 ${y} 238 ${y}H162Q150 ${y} 150 ${y - 12}Z`
  return (
    standing(pen, 202, 104, y) +
    path(glass, '#f3ece2', { opacity: 0.8 }) +
    within(
      pen,
      glass,
      box(150, y - 128, 100, 130, 0, lit(pen, body, { edge: 0.06, light: 0.4, far: 0.3 })),
      oval(200, y - 128, 50, 6, tint(body, 0.3)),
      stroke(`M162 ${y - 150}V${y - 14}`, '#ffffff', 8, { opacity: 0.5, filter: blur(pen, 2.4) }),
      stroke(`M242 ${y - 140}V${y - 14}`, '#1f1216', 9, { opacity: 0.2, filter: blur(pen, 3) }),
    ) +
    stroke(glass, '#ffffff', 2.4, { opacity: 0.55 }) +
    box(166, y - 98, 68, 62, 1, detail) +
    path(`M200 ${y - 88}l6 14l14 6l-14 6l-6 14l-6 -14l-14 -6l14 -6Z`, accent) +
    box(168, y - 204, 64, 12, 3, shade(accent, 0.2)) +
    path(
      `M176 ${y - 204}C168 ${y - 236} 184 ${y - 258} 200 ${y - 262}C216 ${y - 258} 232 ${y - 236} 224 ${y - 204}Z`,
      lit(pen, accent),
    ) +
    oval(200, y - 266, 5, 5, tint(accent, 0.3))
  )
}

/** A pierced lantern. `body` metal, `accent` light, `detail` top. */
export const lantern: DrawFashion = (pen, { body, accent, detail }) => {
  const cage = `M140 ${y - 190}L128 ${y - 40}H272L260 ${y - 190}Z`
  const cells: string[] = []
  for (let row = 0; row < 5; row += 1)
    for (let at = 0; at < 5; at += 1)
      cells.push(path(`M${152 + at * 24 + (row % 2) * 3} ${y - 178 + row * 28}l9 12l-9 12l-9 -12Z`, tint(accent, 0.3)))
  return (
    oval(200, y - 116, 110, 104, '#ffdf9c', { opacity: 0.34, filter: blur(pen, 24) }) +
    standing(pen, 202, 156, y) +
    stroke(
      `M200 ${y - 274}C186 ${y - 274} 184 ${y - 300} 200 ${y - 300}C216 ${y - 300} 214 ${y - 274} 200 ${y - 274}`,
      shade(detail, 0.2),
      3.4,
    ) +
    path(
      `M134 ${y - 190}C140 ${y - 232} 178 ${y - 240} 192 ${y - 268}H208C222 ${y - 240} 260 ${y - 232} 266 ${y - 190}Z`,
      lit(pen, detail),
    ) +
    path(cage, lit(pen, body)) +
    within(
      pen,
      cage,
      group({}, ...cells),
      oval(200, y - 110, 44, 60, '#fff0c4', { opacity: 0.5, filter: blur(pen, 18) }),
    ) +
    box(128, y - 194, 144, 10, 2, shade(detail, 0.16)) +
    box(120, y - 42, 160, 14, 2, lit(pen, detail)) +
    box(132, y - 28, 136, 28, 3, lit(pen, body))
  )
}
