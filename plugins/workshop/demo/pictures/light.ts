import { shade, tint } from './colour.ts'
import { blur, oval, type Pen, sideways, stroke } from './pen.ts'

/** How strongly a solid takes the light; a pale enamel takes less of everything than dark paper. */
export interface Sheen {
  readonly edge?: number
  readonly light?: number
  readonly far?: number
}

/** The light of every solid: from the upper left, warm; dark edge, highlight, body, dark far edge. */
export const lit = (pen: Pen, colour: string, { edge = 0.16, light = 0.28, far = 0.3 }: Sheen = {}): string =>
  sideways(pen, [
    [0, shade(colour, edge)],
    [0.06, tint(colour, light * 0.5)],
    [0.15, tint(colour, light)],
    [0.34, colour],
    [0.66, shade(colour, far * 0.18)],
    [0.88, shade(colour, far * 0.68)],
    [1, shade(colour, far)],
  ])

/** The same light on something white: it must stay white, so the shadow is thin. */
export const pale = (pen: Pen, colour: string): string => lit(pen, colour, { edge: 0.1, light: 0.7, far: 0.2 })

/** Shadow of something that stands: a wide soft ellipse shifted right, and a tight one. */
export const standing = (pen: Pen, cx: number, width: number, y = 350): string =>
  oval(cx + width * 0.14, y, width * 0.56, width * 0.07 + 3, '#2a120c', {
    opacity: 0.18,
    filter: blur(pen, 7),
  }) + oval(cx + 3, y, width * 0.49, width * 0.03 + 3, '#2a120c', { opacity: 0.26, filter: blur(pen, 2.5) })

/** Shadow of something seen from above: one large soft disc, right and down. */
export const lying = (pen: Pen, cx: number, cy: number, radius: number): string =>
  oval(cx + radius * 0.12, cy + radius * 0.14, radius * 1.01, radius * 1.01, '#2a120c', {
    opacity: 0.17,
    filter: blur(pen, 9),
  }) + oval(cx + 5, cy + 7, radius * 0.99, radius * 0.99, '#2a120c', { opacity: 0.16, filter: blur(pen, 3.5) })

/** Two threads of steam above a hot thing; `y` is where they begin. */
export const steam = (pen: Pen, cx: number, y: number, colour = '#fffdf8'): string => {
  const soft = blur(pen, 3.2)
  const thread = (x: number, height: number, width: number, opacity: number) =>
    stroke(
      `M${x} ${y} c-9 ${-height * 0.22} 12 ${-height * 0.32} 2 ${-height * 0.55} c-7 ${-height * 0.2} 9 ${-height * 0.3} 3 ${-height * 0.45}`,
      colour,
      width,
      { opacity, filter: soft },
    )
  return thread(cx - 19, 62, 10, 0.62) + thread(cx + 17, 54, 9, 0.5)
}

/** A soft streak of light along a side. */
export const streak = (pen: Pen, d: string, width: number, opacity = 0.5): string =>
  stroke(d, '#fffaf0', width, { opacity, filter: blur(pen, width * 0.22) })
