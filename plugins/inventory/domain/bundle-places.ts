import type { AllocatedUnits, WantedLine } from './allocate.ts'
import { FreeStock } from './bundle.ts'

/** Tries before it is given up: no cart of a person needs as many. */
const tries = 5_000

/**
 * Finds places for bundles, each unit whole at one of them: the first that has all of a line, else from several, and
 * other places than those when a later line would not fit. Undefined when they do not fit together.
 */
export function placeBundles(
  lines: readonly WantedLine[],
  free: FreeStock,
  places: readonly string[],
): readonly AllocatedUnits[] | undefined {
  let left = tries
  const search = ([line, ...rest]: readonly WantedLine[], before: FreeStock): readonly AllocatedUnits[] | undefined => {
    if (!line) return []
    for (const units of spreads(line, before, places)) {
      if (left-- <= 0) return undefined
      const after = new FreeStock(before)
      for (const each of units) after.take(each, each.location)
      const more = search(rest, after)
      if (more) return [...units, ...more]
    }
    return undefined
  }
  return search(lines, free)
}

/** Every way to take a line's units, those from one place first. */
function* spreads(line: WantedLine, free: FreeStock, places: readonly string[]): Generator<readonly AllocatedUnits[]> {
  for (const location of places)
    if (free.at(line, location) >= line.quantity) yield [{ ...line, location, quantity: line.quantity }]
  for (const units of parted(line, line.quantity, free, places)) if (units.length > 1) yield units
}

function* parted(
  line: WantedLine,
  missing: number,
  free: FreeStock,
  [location, ...others]: readonly string[],
): Generator<readonly AllocatedUnits[]> {
  if (missing === 0) yield []
  if (missing === 0 || location === undefined) return
  const least = Math.max(0, missing - free.over(line, others))
  for (let quantity = Math.min(missing, free.at(line, location)); quantity >= least; quantity -= 1)
    for (const more of parted(line, missing - quantity, free, others))
      yield quantity > 0 ? [{ ...line, location, quantity }, ...more] : more
}
