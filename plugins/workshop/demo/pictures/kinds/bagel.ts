import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lying } from '../light.ts'
import { blur, group, outward, oval, path, type Pen, stroke } from '../pen.ts'
import { scatter } from './scatter.ts'

/** A ring with its hole left open: two circles, wound evenly. */
const ring = 'M60 200A140 140 0 1 0 340 200A140 140 0 1 0 60 200ZM166 200A34 32 0 1 1 234 200A34 32 0 1 1 166 200Z'

const seeds = (pen: Pen, colours: readonly string[], count: number): string =>
  scatter(count, 7)
    .map(({ x, y, turn }) => {
      const far = Math.hypot(x, y)
      const reach = (52 + far * 66) / Math.max(far, 0.08)
      return group(
        { transform: `translate(${200 + x * reach * 1} ${198 + y * reach}) rotate(${turn})` },
        oval(1, 1.6, 5.4, 3, '#2a120c', { opacity: 0.24 }),
        path('M-5.6 0C-3 -3.6 2 -3.4 5.6 0C2 3.4 -3 3.6 -5.6 0Z', pen.random.pick(colours)),
      )
    })
    .join('')

/** A bagel from above. `body` is the crust, `accent` and `detail` the seeds; topping `cream` lets cheese look out below. */
export const bagel: DrawKind = (pen, { body, accent, detail }, { topping }) =>
  lying(pen, 200, 200, 140) +
  (topping === 'cream'
    ? oval(
        204,
        208,
        146,
        144,
        outward(pen, [
          [0, '#fffdf8'],
          [0.8, '#fbf1e0'],
          [1, '#e5d2b3'],
        ]),
      )
    : '') +
  path(
    ring,
    outward(
      pen,
      [
        [0, tint(body, 0.42)],
        [0.34, body],
        [0.74, shade(body, 0.2)],
        [1, shade(body, 0.48)],
      ],
      0.36,
      0.3,
      0.78,
    ),
    { 'fill-rule': 'evenodd' },
  ) +
  oval(200, 200, 36, 34, 'none', { stroke: shade(body, 0.5), 'stroke-width': 9, opacity: 0.4, filter: blur(pen, 4) }) +
  oval(200, 200, 34, 32, shade('#a9764a', topping === 'cream' ? 0 : 0.14), {
    opacity: topping === 'cream' ? 0 : 0.55,
  }) +
  (topping === 'cream' ? oval(200, 200, 34, 32, '#f6ead5') : '') +
  stroke('M104 148A110 110 0 0 1 196 88', '#fff3d6', 17, { opacity: 0.5, filter: blur(pen, 5) }) +
  stroke('M298 244A110 110 0 0 1 214 308', shade(body, 0.5), 20, { opacity: 0.22, filter: blur(pen, 7) }) +
  seeds(pen, [accent, accent, detail], topping === 'plain' ? 0 : 76)
