import { type RefusalTable, refuser } from '@souk/kernel'

export const alarmRefusals = {
  alarm_not_found: { status: 404, staff: 'There is no such alarm.', shopper: 'There is nothing here.' },
} as const satisfies RefusalTable

export const no = refuser(alarmRefusals)
