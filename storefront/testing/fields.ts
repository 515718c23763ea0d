/** English copy as the dataset keeps it. */
export const en = (value: string) => [{ _key: 'en', value }]
/** A reference. */
export const ref = (id: string) => ({ _type: 'reference', _ref: id })
/** A reference in a list. */
export const keyedRef = (id: string) => ({ ...ref(id), _key: id })
/** A slug. */
export const slug = (current: string) => ({ _type: 'slug', current })
/** Words that lead somewhere, in a list. */
export const keyedLink = (label: string, href: string) => ({ _key: href.replaceAll('/', '-'), label: en(label), href })
