/** A garment's pattern around x = 200: half widths and heights of its corners. */
export interface Cut {
  readonly neck: number
  readonly top: number
  readonly shoulder: readonly [x: number, y: number]
  readonly armpit: readonly [x: number, y: number]
  readonly cuffOut: readonly [x: number, y: number]
  readonly cuffIn: readonly [x: number, y: number]
  readonly waist?: readonly [x: number, y: number]
  readonly hem: readonly [x: number, y: number]
  /** How far the hem sags in the middle. */
  readonly sag: number
}

/** The cuts of the house. */
export const cuts = {
  abaya: {
    neck: 31,
    top: 91,
    shoulder: [70, 106],
    armpit: [66, 194],
    cuffOut: [150, 300],
    cuffIn: [110, 314],
    hem: [113, 456],
    sag: 7,
  },
  kaftan: {
    neck: 30,
    top: 91,
    shoulder: [74, 108],
    armpit: [74, 226],
    cuffOut: [172, 246],
    cuffIn: [134, 306],
    hem: [124, 458],
    sag: 8,
  },
  kurta: {
    neck: 29,
    top: 91,
    shoulder: [66, 106],
    armpit: [62, 186],
    cuffOut: [132, 268],
    cuffIn: [95, 286],
    hem: [86, 404],
    sag: 5,
  },
  tunic: {
    neck: 29,
    top: 91,
    shoulder: [66, 106],
    armpit: [64, 186],
    cuffOut: [124, 296],
    cuffIn: [90, 306],
    hem: [80, 346],
    sag: 5,
  },
  dress: {
    neck: 29,
    top: 91,
    shoulder: [64, 106],
    armpit: [58, 180],
    cuffOut: [124, 296],
    cuffIn: [92, 306],
    waist: [53, 232],
    hem: [124, 454],
    sag: 9,
  },
  coat: {
    neck: 32,
    top: 91,
    shoulder: [74, 108],
    armpit: [72, 196],
    cuffOut: [142, 314],
    cuffIn: [100, 324],
    hem: [92, 424],
    sag: 4,
  },
  child: {
    neck: 24,
    top: 131,
    shoulder: [52, 143],
    armpit: [50, 208],
    cuffOut: [108, 284],
    cuffIn: [78, 296],
    hem: [78, 402],
    sag: 5,
  },
} satisfies Readonly<Record<string, Cut>>

/** Half of the body, mirrored by `side` (1 right, -1 left). */
const edge = ({ shoulder, armpit, waist, hem }: Cut, side: number): string => {
  const x = (value: number) => 200 + side * value
  const belt = waist ?? ([armpit[0] + (hem[0] - armpit[0]) * 0.3, armpit[1] + (hem[1] - armpit[1]) * 0.34] as const)
  return `C${x(shoulder[0] + 2)} ${shoulder[1] + 24} ${x(armpit[0] + 2)} ${armpit[1] - 20} ${x(armpit[0])} ${armpit[1]}C${x(armpit[0] - 1)} ${(armpit[1] + belt[1]) / 2} ${x(belt[0])} ${belt[1] - 16} ${x(belt[0])} ${belt[1]}C${x(belt[0] + (hem[0] - belt[0]) * 0.34)} ${belt[1] + (hem[1] - belt[1]) * 0.34} ${x(hem[0] - 4)} ${hem[1] - 60} ${x(hem[0])} ${hem[1]}`
}

/** The body, with the neck cut out by `dip` in the middle. */
export const bodyOf = (cut: Cut, dip = 15): string => {
  const { neck, top, shoulder, hem, sag } = cut
  const right = edge(cut, 1)
  const left = reversed(cut)
  return `M${200 - neck} ${top}Q200 ${top + dip * 2} ${200 + neck} ${top}Q${200 + neck + 20} ${top + 4} ${200 + shoulder[0]} ${shoulder[1]}${right}Q${200 + hem[0] * 0.5} ${hem[1] + sag * 1.6} 200 ${hem[1] + sag}Q${200 - hem[0] * 0.5} ${hem[1] + sag * 1.6} ${200 - hem[0]} ${hem[1]}${left}Q${200 - neck - 20} ${top + 4} ${200 - neck} ${top}Z`
}

/** The left side from the hem up to the shoulder. */
function reversed({ shoulder, armpit, waist, hem }: Cut): string {
  const x = (value: number) => 200 - value
  const belt = waist ?? ([armpit[0] + (hem[0] - armpit[0]) * 0.3, armpit[1] + (hem[1] - armpit[1]) * 0.34] as const)
  return `C${x(hem[0] - 4)} ${hem[1] - 60} ${x(belt[0] + (hem[0] - belt[0]) * 0.34)} ${belt[1] + (hem[1] - belt[1]) * 0.34} ${x(belt[0])} ${belt[1]}C${x(belt[0])} ${belt[1] - 16} ${x(armpit[0] - 1)} ${(armpit[1] + belt[1]) / 2} ${x(armpit[0])} ${armpit[1]}C${x(armpit[0] + 2)} ${armpit[1] - 20} ${x(shoulder[0] + 2)} ${shoulder[1] + 24} ${x(shoulder[0])} ${shoulder[1]}`
}

/** A sleeve; `side` 1 right, -1 left. It is drawn under the body and over it at the shoulder seam. */
export const sleeveOf = ({ neck, top, shoulder, armpit, cuffOut, cuffIn }: Cut, side: number): string => {
  const x = (value: number) => 200 + side * value
  const [sx, sy] = shoulder
  return `M${x(neck + 14)} ${top + 5}C${x(sx - 6)} ${sy - 9} ${x(sx + 15)} ${sy + 2} ${x(sx + 23)} ${sy + 34}C${x(sx + 36)} ${sy + 82} ${x(cuffOut[0] - 10)} ${cuffOut[1] - 60} ${x(cuffOut[0])} ${cuffOut[1]}Q${x((cuffOut[0] + cuffIn[0]) / 2 + 4)} ${Math.max(cuffOut[1], cuffIn[1]) + 5} ${x(cuffIn[0])} ${cuffIn[1]}C${x(cuffIn[0] - 12)} ${cuffIn[1] - 54} ${x(armpit[0] + 8)} ${armpit[1] + 26} ${x(armpit[0] - 6)} ${armpit[1] - 4}L${x(neck + 10)} ${armpit[1] - 30}Z`
}
