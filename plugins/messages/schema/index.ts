import { effect } from './effect.ts'
import { message } from './message.ts'
import { suppression } from './suppression.ts'

/** Operational: changed by commands only. Effects stand here because they are looked after where messages are. */
export const schemaTypes = [message, suppression, effect]
