const leastKeys = 4
/** A scanner's next key is not later than that, in ms, on a window that is busy too; a hand's nearly always is. */
export const burstGapMs = 50

/**
 * Tells a barcode from typing by its speed: four keys or more, none of them more than 50 ms after the one before, and
 * Enter as fast behind them. Any other key but Shift ends a code.
 */
export function scannerBurst() {
  let [code, last] = ['', -Infinity]
  return {
    /** A key was pressed at a time in ms: the code that Enter ends, or undefined. */
    press(key: string, at: number): string | undefined {
      const before = at - last <= burstGapMs ? code : ''
      last = at
      code = key.length === 1 ? before + key : key === 'Shift' ? before : ''
      return key === 'Enter' && before.length >= leastKeys ? before : undefined
    },
    /** Keys of what may become a code. */
    length: (): number => code.length,
  }
}
