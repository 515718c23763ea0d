import { setTimeout as pause } from 'node:timers/promises'

/** What an invariant says of one subject. */
interface Broken {
  readonly invariant: string
  readonly subject: string
  readonly message: string
}

const looks = 3
const keyOf = ({ invariant, subject, message }: Broken) => `${invariant} ${subject} ${message}`

/**
 * What is broken at each of three looks, `restMs` apart. The books are read one type after the other while the shop goes
 * on selling, so that one look may see an order without its movement; what is truly broken stays so, word for word.
 */
export async function lastingDrift<Each extends Broken>(
  look: () => Promise<readonly Each[]>,
  restMs = 1000,
): Promise<readonly Each[]> {
  let broken = await look()
  for (let turn = 1; turn < looks && broken.length > 0; turn += 1) {
    await pause(restMs)
    const again = new Set((await look()).map(keyOf))
    broken = broken.filter((each) => again.has(keyOf(each)))
  }
  return broken
}
