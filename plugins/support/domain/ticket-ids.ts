import { dotted } from '@souk/kernel'

/** `ticket.<ulid>`; whoever opens it chooses the ulid, so that a repeat finds the same ticket. */
export const ticketId = (ulid: string): string => dotted('ticket', ulid)

/** What people call a ticket: the last six characters of its ulid, which are chance. */
export const ticketNumber = (ulid: string): string => `T-${ulid.slice(-6).toUpperCase()}`
