/** Fills a canned reply. Names it does not know stay as they stand, so that a gap is seen before it is sent. */
export const fillCanned = (body: string, values: { readonly name: string; readonly number: string }): string =>
  body.replace(/\{(name|number)\}/g, (_, field: 'name' | 'number') => values[field])
