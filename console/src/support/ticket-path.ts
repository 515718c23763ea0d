/** The address of a ticket on the desk, in the view that has every ticket. */
export const ticketPath = (id: string): string => `/support?view=all&open=${encodeURIComponent(id)}`
