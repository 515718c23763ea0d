import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { blur, group, outward, oval, type Pen, stroke } from '../pen.ts'

/** Where the beans lie: a low heap, drawn from the back to the front. */
const heap: readonly (readonly [x: number, y: number, turn: number])[] = [
  [238, 240, -56],
  [172, 262, 20],
  [204, 256, -40],
  [146, 284, -24],
  [190, 282, 62],
  [226, 276, -14],
  [262, 276, 34],
  [118, 304, 18],
  [158, 306, -60],
  [204, 304, 12],
  [246, 304, -48],
  [286, 300, 8],
  [92, 326, -28],
  [132, 330, 44],
  [176, 330, -16],
  [218, 332, 66],
  [262, 330, -8],
  [306, 326, 28],
]

/** One bean: an ellipse, its lit upper left, and the seam as a slow s. */
export const bean = (pen: Pen, x: number, y: number, turn: number, size: number, colour: string): string =>
  group(
    { transform: `translate(${x} ${y}) rotate(${turn})` },
    oval(1.5, 3.5, size, size * 0.68, '#2a120c', { opacity: 0.3, filter: blur(pen, 1.6) }),
    oval(
      0,
      0,
      size,
      size * 0.68,
      outward(pen, [
        [0, tint(colour, 0.3)],
        [0.45, colour],
        [1, shade(colour, 0.62)],
      ]),
    ),
    stroke(
      `M${-size * 0.92} ${size * 0.06}C${-size * 0.4} ${-size * 0.34} ${size * 0.36} ${size * 0.36} ${size * 0.92} ${-size * 0.06}`,
      shade(colour, 0.78),
      size * 0.13,
    ),
    stroke(
      `M${-size * 0.8} ${size * 0.16}C${-size * 0.36} ${-size * 0.2} ${size * 0.34} ${size * 0.48} ${size * 0.82} ${size * 0.08}`,
      tint(colour, 0.24),
      size * 0.05,
      { opacity: 0.7 },
    ),
    oval(-size * 0.3, -size * 0.36, size * 0.34, size * 0.13, '#fff0dd', { opacity: 0.4, transform: 'rotate(-12)' }),
  )

/** A heap of roasted beans. `body` is the roast. */
export const beans: DrawKind = (pen, { body }) =>
  oval(212, 346, 152, 13, '#2a120c', { opacity: 0.2, filter: blur(pen, 8) }) +
  oval(200, 344, 128, 8, '#2a120c', { opacity: 0.26, filter: blur(pen, 3) }) +
  heap
    .map(([x, y, turn]) =>
      bean(
        pen,
        x + pen.random.between(-4, 4),
        y + pen.random.between(-3, 3),
        turn + pen.random.between(-14, 14),
        25,
        body,
      ),
    )
    .join('')
