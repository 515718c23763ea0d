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
/** One text in English, Arabic and Urdu. */
export type Three = readonly [english: string, arabic: string, urdu: string]
/** Copy in the three languages of the quiet shop. */
export const three = (english: string, arabic: string, urdu: string) => [
  { _key: 'en', value: english },
  { _key: 'ar', value: arabic },
  { _key: 'ur', value: urdu },
]
