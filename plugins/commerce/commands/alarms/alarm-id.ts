import { createHash } from 'node:crypto'

/** The name of an alarm: what kind it is, which rule is broken, and of what. The same thing met again is the same alarm. */
export const alarmIdOf = (kind: string, invariant: string, subject: string): string =>
  `alarm.${createHash('sha256').update(`${kind} ${invariant} ${subject}`).digest('hex').slice(0, 32)}`
