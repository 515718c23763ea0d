import { setTimeout as pause } from 'node:timers/promises'

/** What an invariant says of one subject. */
interface Broken {
  readonly invariant: string
  readonly subject: string
}

const looks = 3
/** The figures of a busy article are others at each look. */
const keyOf = ({ invariant, subject }: Broken) => `${invariant} ${subject}`

/**
 * What is broken at each of three looks, `restMs` apart. The books are read one type after the other while the shop goes
 * on selling, so that one look may see an order without its movement; what is truly broken stays so.
 */
export async function lastingDrift<Each extends Broken>(
  look: () => Promise<readonly Each[]>,
  restMs = 1000,
): Promise<readonly Each[]> {
  let broken = await look()
  for (let turn = 1; turn < looks && broken.length > 0; turn += 1) {
    await pause(restMs)
    const before = new Set(broken.map(keyOf))
    broken = (await look()).filter((each) => before.has(keyOf(each)))
  }
  return broken
}
