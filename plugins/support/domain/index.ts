import type { RefusalTable } from '@souk/kernel'

/** Support's public face. Tickets come with their own issue; until then this room says no to nothing. */
export const supportRefusals = {} as const satisfies RefusalTable
