import type { Alarm } from './documents.ts'

/** What was met: see `Alarm`. */
export interface Finding {
  readonly alarmId: string
  readonly kind: Alarm['kind']
  readonly invariant: string
  readonly subject: string
  readonly message: string
  /** How often, since it was told last. */
  readonly count: number
}

/** Inputs of the commands about what nobody asked for and somebody has to know. */
export interface AlarmInputs {
  /** Opens alarms, or tells that they still hold. Value: {opened}. */
  raiseAlarms: { findings: Finding[] }
  /** A whole look ended: alarms that were not met in it are over. Value: {closed}. */
  endAuditRound: { startedAt: string; looked: number; found: number; gone: string[] }
  /** Somebody has seen to it; it opens again when it is met again. Value: {alarmId}. Refusals: alarm_not_found. */
  closeAlarm: { alarmId: string }
}
