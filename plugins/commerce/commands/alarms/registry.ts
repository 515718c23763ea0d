import type { Command } from '../../dispatch/command.ts'
import { closeAlarm } from './close-alarm.ts'
import { endAuditRound } from './end-audit-round.ts'
import { raiseAlarms } from './raise-alarms.ts'

/** Commands about what nobody asked for and somebody has to know. */
export const alarmCommands: readonly Command[] = [raiseAlarms, endAuditRound, closeAlarm]
