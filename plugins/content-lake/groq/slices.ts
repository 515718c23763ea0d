/** Work that may pause at every `yield`, to be gone on with later or at once. */
export type Slices<T> = Generator<void, T, void>

/** Thrown where an index is still being made, to a query that may wait for it. */
export class NotYet extends Error {
  readonly ready: Promise<unknown>
  constructor(ready: Promise<unknown>) {
    super('an index is being made')
    this.ready = ready
    // Whoever waits is told; it is nobody's surprise when all have given up
    ready.catch(() => undefined)
  }
}

/** How long a slice lasts, in milliseconds: what everybody else may have to wait. With 0 it goes to the next pause. */
export const usualSliceMs = 4

let patient = false

/** Runs a synchronous evaluation that may be ended by {@link NotYet}, and is then to be run again. */
export function patiently<T>(run: () => T): T {
  const before = patient
  patient = true
  try {
    return run()
  } finally {
    patient = before
  }
}

/** True while what runs may be ended by {@link NotYet}. */
export const mayWait = (): boolean => patient

/** Does all of it at once; `look` is called at every pause. */
export function atOnce<T>(work: Slices<T>, look: () => void = () => undefined): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    look()
  }
}

/** One slice of it; tells when it came to its end. */
export function oneSlice<T>(work: Slices<T>, sliceMs: number): IteratorResult<void, T> {
  const end = performance.now() + sliceMs
  let step = work.next()
  while (!step.done && performance.now() < end) step = work.next()
  return step
}

/** All of it, in slices between which everybody else has a turn. */
export async function inSlices<T>(work: Slices<T>, sliceMs: number): Promise<T> {
  for (;;) {
    await new Promise((resume) => setImmediate(resume))
    const step = oneSlice(work, sliceMs)
    if (step.done) return step.value
  }
}

/** Items between two pauses. */
const stride = 32

/** Calls for each item, pausing now and then. */
export function* each<T>(items: Iterable<T>, work: (item: T) => void): Slices<void> {
  let count = 0
  for (const item of items) {
    work(item)
    count += 1
    if (count % stride === 0) yield
  }
}

/** Sorts into another array, pausing now and then; what is alike keeps its order. */
export function* sortedInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Slices<T[]> {
  const run = 256
  let runs: T[][] = []
  for (let at = 0; at < items.length; at += run) {
    runs.push(items.slice(at, at + run).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = longer
  }
  return runs[0] ?? []
}

function* merged<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Slices<T[]> {
  const all: T[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    const takesLeft = j >= b.length || (i < a.length && compare(left as T, right as T) <= 0)
    all.push((takesLeft ? left : right) as T)
    if (takesLeft) i += 1
    else j += 1
    if (all.length % stride === 0) yield
  }
  return all
}
