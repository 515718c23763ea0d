/** The address of the transfer or purchase order that moved something; undefined when something else did. */
export function paperPath(cause: {
  readonly transfer?: string | null
  readonly purchaseOrder?: string | null
}): string | undefined {
  const [page, id] = cause.transfer ? ['transfers', cause.transfer] : ['purchases', cause.purchaseOrder]
  return id ? `/${page}?view=all&open=${encodeURIComponent(id)}` : undefined
}
