import { describe, expect, it } from 'vitest'
import { offTheClock, tick, withDeadline } from './deadline.ts'
import { QueryTimeoutError } from './parse-error.ts'

/** Works until the processor says that so many milliseconds were spent. */
function work(ms: number): void {
  const start = process.threadCpuUsage()
  const spent = (): number => {
    const { user, system } = process.threadCpuUsage(start)
    return (user + system) / 1000
  }
  while (spent() < ms);
}

const lookAround = (): void => {
  for (let at = 0; at < 1000; at += 1) tick()
}

describe('the time of a query', () => {
  it('ends with its work', () => {
    const late = () =>
      withDeadline(5, () => {
        work(20)
        lookAround()
      })
    expect(late).toThrow(QueryTimeoutError)
  })

  it('does not run while others have the processor', () => {
    const waiting = () =>
      withDeadline(50, () => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 80)
        lookAround()
        return 'answered'
      })
    expect(waiting()).toBe('answered')
  })

  it('does not run while an index is learned, up to a point', () => {
    const learning = (ms: number) => () =>
      withDeadline(20, () => {
        offTheClock(() => work(ms))
        lookAround()
        return 'answered'
      })
    expect(learning(100)()).toBe('answered')
    expect(learning(1700)).toThrow(QueryTimeoutError)
  })
})
