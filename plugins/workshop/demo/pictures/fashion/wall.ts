import { shade, tint } from '../colour.ts'
import { blur, box, downward, path, type Pen, slanted } from '../pen.ts'

/** Walls behind the fashion house's pictures. */
export const walls = { rose: '#e9ddd6', mist: '#e1e6e2', lilac: '#e3dfe8', stone: '#e6e3da' } as const

/** Names of the walls. */
export type Wall = keyof typeof walls

/** A wall with two panes of slanted window light and a floor from 84 % down. */
export const room = (pen: Pen, wall: Wall, width: number, height: number): string => {
  const colour = walls[wall]
  const line = Math.round(height * 0.845)
  const unit = height / 500
  const pane = (x: number, tall: number, opacity: number) =>
    path(`M${x} ${-20 * unit}l${78 * unit} 0l${104 * unit} ${tall * unit}l${-70 * unit} ${26 * unit}Z`, '#fffdf6', {
      opacity,
      filter: blur(pen, 5 * unit),
    })
  const light = slanted(pen, [
    [0, tint(colour, 0.42)],
    [0.5, colour],
    [1, shade(colour, 0.06)],
  ])
  const boards = downward(pen, [
    [0, shade(colour, 0.085)],
    [1, shade(colour, 0.15)],
  ])
  return (
    box(0, 0, width, height, 0, light) +
    pane(width * 0.04, 232, 0.5) +
    pane(width * 0.3, 196, 0.42) +
    box(0, line, width, height - line, 0, boards) +
    box(0, line - 1.2, width, 2.4, 0, tint(colour, 0.4), { opacity: 0.55 })
  )
}
