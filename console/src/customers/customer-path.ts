/** The address of a customer beside the list. */
export const customerPath = (id: string): string => `/customers?open=${encodeURIComponent(id)}`
