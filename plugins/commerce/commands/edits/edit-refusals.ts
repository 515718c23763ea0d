import { refuser } from '@souk/kernel'
import { orderRefusals } from '@souk/orders'

/** What orders say no to, in the words of their table. */
export const no = refuser(orderRefusals)
