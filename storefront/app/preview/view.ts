/** What an editor looks at: everything with its drafts, or what shoppers see. */
export type View = 'drafts' | 'published'

/** What the Studio calls a perspective, as one of the shop's views: a release is seen with its drafts. */
export const viewOf = (perspective: string | null | undefined): View =>
  perspective === 'published' ? 'published' : 'drafts'
