import { group, oval, path, stroke } from '../pen.ts'

/** The shop's mark: a cup with two threads of steam on a disc of radius 24 around (x, y), scaled. */
export const mark = (x: number, y: number, scale: number, disc: string, cup: string): string =>
  group(
    { transform: `translate(${x} ${y}) scale(${scale})` },
    oval(0, 0, 24, 24, disc),
    path('M-11.5 -2.5H8.5V3.5A8 8 0 0 1 .5 11.5H-3.5A8 8 0 0 1 -11.5 3.5Z', cup),
    stroke('M8.5 0H10A4 4 0 0 1 10 8H7', cup, 2.6),
    stroke('M-5.6 -6.4c-2 -2.6 2 -3.8 0 -6.6', cup, 2.3),
    stroke('M1.6 -6.4c-2 -2.6 2 -3.8 0 -6.6', cup, 2.3),
  )
