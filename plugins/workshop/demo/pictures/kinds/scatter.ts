/** A place in a disc of radius 1, with a turn in degrees. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly turn: number
}

/** The golden angle: points of this series never crowd and never line up (sunflower seeds use it). */
const golden = Math.PI * (3 - Math.sqrt(5))

/** `count` places spread evenly over the unit disc; `shift` moves the series, so that two layers differ. */
export const scatter = (count: number, shift = 0): readonly Place[] =>
  Array.from({ length: count }, (_, at) => {
    const turn = (at + shift) * golden
    const far = Math.sqrt((at + 0.5) / count)
    return { x: Math.cos(turn) * far, y: Math.sin(turn) * far, turn: ((turn * 180) / Math.PI) * 1.7 }
  })
