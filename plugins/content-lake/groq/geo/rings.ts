import { tick } from '../deadline.ts'

type Place = readonly number[]

interface Segment {
  readonly from: Place
  readonly to: Place
  /** Which side of the ring it is. */
  readonly at: number
  readonly west: number
  readonly east: number
}

/** True for a ring that ends where it began, has at least three corners, and neither crosses nor touches itself. */
export function isSimpleRing(ring: readonly Place[]): boolean {
  const [first] = ring
  const last = ring.at(-1)
  if (ring.length < 4 || !first || !last || !samePlace(first, last)) return false
  const sides = sidesOf(ring).toSorted((a, b) => a.west - b.west)
  if (sides.some(({ from, to }) => samePlace(from, to))) return false
  for (const [i, side] of sides.entries()) {
    for (let next = i + 1; next < sides.length; next += 1) {
      const other = sides[next]
      if (!other || other.west > side.east) break
      tick()
      if (clash(side, other, sides.length)) return false
    }
  }
  return true
}

/** A place inside of a simple ring, on none of its corners. */
export function placeWithin(ring: readonly Place[]): [number, number] | undefined {
  const heights = [...new Set(ring.map(([, y = 0]) => y))].toSorted((a, b) => a - b)
  const [low, next] = heights
  if (low === undefined || next === undefined) return undefined
  const y = (low + next) / 2
  const crossings = sidesOf(ring)
    .flatMap(({ from: [x1 = 0, y1 = 0], to: [x2 = 0, y2 = 0] }) =>
      y1 < y !== y2 < y ? [x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)] : [],
    )
    .toSorted((a, b) => a - b)
  const [enter, leave] = crossings
  return enter === undefined || leave === undefined ? undefined : [(enter + leave) / 2, y]
}

function sidesOf(ring: readonly Place[]): readonly Segment[] {
  const sides: Segment[] = []
  for (const [at, to] of ring.slice(1).entries()) {
    const from = ring[at] ?? to
    const [x1 = 0] = from
    const [x2 = 0] = to
    sides.push({ from, to, at, west: Math.min(x1, x2), east: Math.max(x1, x2) })
  }
  return sides
}

/** Neighbours share the corner between them and may share nothing else; other sides may share no place at all. */
function clash(a: Segment, b: Segment, count: number): boolean {
  if ((a.at + 1) % count === b.at) return foldsBack(a.from, a.to, b.to)
  if ((b.at + 1) % count === a.at) return foldsBack(b.from, b.to, a.to)
  return meet(a, b)
}

function foldsBack(from: Place, corner: Place, to: Place): boolean {
  return turn(from, corner, to) === 0 && forward(from, corner, to) < 0
}

function meet(a: Segment, b: Segment): boolean {
  const [one, two] = [turn(a.from, a.to, b.from), turn(a.from, a.to, b.to)]
  const [three, four] = [turn(b.from, b.to, a.from), turn(b.from, b.to, a.to)]
  if (one !== two && three !== four) return true
  return (
    (one === 0 && liesBetween(b.from, a)) ||
    (two === 0 && liesBetween(b.to, a)) ||
    (three === 0 && liesBetween(a.from, b)) ||
    (four === 0 && liesBetween(a.to, b))
  )
}

/** 1 for a turn to the left, -1 to the right, 0 straight on. */
function turn([ax = 0, ay = 0]: Place, [bx = 0, by = 0]: Place, [cx = 0, cy = 0]: Place): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
}

function forward([ax = 0, ay = 0]: Place, [bx = 0, by = 0]: Place, [cx = 0, cy = 0]: Place): number {
  return (bx - ax) * (cx - bx) + (by - ay) * (cy - by)
}

function liesBetween([x = 0, y = 0]: Place, { from: [x1 = 0, y1 = 0], to: [x2 = 0, y2 = 0] }: Segment): boolean {
  return Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2)
}

function samePlace([ax, ay]: Place, [bx, by]: Place): boolean {
  return ax === bx && ay === by
}
