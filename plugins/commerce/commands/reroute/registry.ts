import type { Command } from '../../dispatch/command.ts'
import { previewReroute } from './preview-reroute.ts'
import { rerouteFulfillment } from './reroute-fulfillment.ts'

/** Commands that send a fulfillment from another place. */
export const rerouteCommands: readonly Command[] = [previewReroute, rerouteFulfillment]
