import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { blur, group, outward, oval, path, type Pen, stroke, within } from '../pen.ts'
import { scatter } from './scatter.ts'

const slice =
  'M96 176C78 140 108 116 140 120C160 104 196 104 214 118C246 112 270 138 258 172L262 330Q262 346 246 347L110 347Q94 346 94 330Z'
const crumb =
  'M110 182C96 154 116 134 142 137C162 122 192 122 210 136C234 132 254 150 244 178L247 326Q247 333 239 333H117Q109 333 109 326Z'

const pores = (pen: Pen, dough: string): string =>
  scatter(42, 3)
    .map(({ x, y, turn }) =>
      group(
        { transform: `translate(${178 + x * 68} ${236 + y * 104}) rotate(${turn})` },
        oval(0, 0, pen.random.between(1.6, 4.6), pen.random.between(1.2, 2.6), shade(dough, 0.34), { opacity: 0.45 }),
        oval(-0.6, 1.4, 2.4, 0.8, tint(dough, 0.6), { opacity: 0.4 }),
      ),
    )
    .join('')

const bits = (pen: Pen, colour: string, count: number, size: number): string =>
  scatter(count, 6)
    .map(({ x, y, turn }) =>
      group(
        { transform: `translate(${178 + x * 58} ${238 + y * 90}) rotate(${turn * 0.4})` },
        path(
          `M${-size} 0Q${-size * 0.4} ${-size * 0.7} ${size * 0.3} ${-size * 0.5}Q${size * 1.1} ${-size * 0.2} ${size} ${size * 0.2}Q${size * 0.4} ${size * 0.7} ${-size * 0.3} ${size * 0.5}Q${-size} ${size * 0.4} ${-size} 0Z`,
          outward(pen, [
            [0, tint(colour, 0.34)],
            [1, shade(colour, 0.4)],
          ]),
        ),
      ),
    )
    .join('')

const cut = (pen: Pen, crust: string, dough: string, inside: string): string =>
  path(
    slice,
    outward(
      pen,
      [
        [0, tint(crust, 0.16)],
        [0.5, crust],
        [1, shade(crust, 0.46)],
      ],
      0.3,
      0.2,
      1,
    ),
  ) +
  path(
    crumb,
    outward(
      pen,
      [
        [0, tint(dough, 0.4)],
        [0.6, dough],
        [1, shade(dough, 0.2)],
      ],
      0.36,
      0.3,
      0.9,
    ),
  ) +
  within(pen, crumb, inside) +
  stroke(crumb, shade(crust, 0.2), 2.5, { opacity: 0.5, filter: blur(pen, 1.4) })

/** Lemon icing running over the top edge. */
const drip = (pen: Pen): string => {
  const d =
    'M92 168C78 136 106 112 140 116C160 100 196 100 214 114C248 108 272 136 261 164C262 186 250 190 248 172C244 158 232 156 230 170C230 192 214 192 214 172C210 150 190 150 186 166C184 184 170 182 170 164C164 150 146 152 144 172C144 196 128 196 126 174C122 160 110 160 108 176C106 190 96 184 92 168Z'
  return (
    path(d, '#2a120c', { opacity: 0.22, filter: blur(pen, 2.5), transform: 'translate(2 5)' }) +
    path(
      d,
      outward(pen, [
        [0, '#ffffff'],
        [0.7, '#fdf6e4'],
        [1, '#ead9b6'],
      ]),
    )
  )
}

/** Two slices of a loaf. `body` is the crust, `accent` the crumb, `detail` what is baked into it; topping `icing`. */
export const loaf: DrawKind = (pen, { body, accent, detail }, { topping }) => {
  const small = topping === 'icing'
  const inside = pores(pen, accent) + bits(pen, detail, small ? 44 : 11, small ? 2.6 : 9)
  return (
    oval(222, 347, 150, 13, '#2a120c', { opacity: 0.2, filter: blur(pen, 8) }) +
    oval(204, 347, 118, 7, '#2a120c', { opacity: 0.28, filter: blur(pen, 3) }) +
    group(
      { transform: 'translate(56 -8) rotate(2.5 178 340)' },
      cut(pen, shade(body, 0.1), shade(accent, 0.08), inside),
      small ? drip(pen) : '',
    ) +
    path(slice, '#2a120c', { opacity: 0.3, filter: blur(pen, 5), transform: 'translate(7 3)' }) +
    cut(pen, body, accent, inside) +
    (small ? drip(pen) : '') +
    stroke('M104 190C98 158 116 130 146 128', '#fff3d6', 4, { opacity: small ? 0 : 0.4, filter: blur(pen, 2) })
  )
}
