/** Ids that an input names (`orderId`, `ticketId`): what the command is about, first. */
export const namedIn = (input: unknown): readonly string[] =>
  typeof input === 'object' && input !== null
    ? Object.entries(input).flatMap(([field, value]) =>
        field.endsWith('Id') && typeof value === 'string' && value.includes('.') ? [value] : [],
      )
    : []
