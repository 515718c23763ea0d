import type { StoredDocument } from '@souk/kernel'

/**
 * A list of the console as somebody likes it: which filters, sorted how, with which columns. Id `savedView.<commandId>`.
 *
 * It is a document and not a setting in the lake's key-value store, because that store belongs to one person: a view that
 * the team shares has to be everybody's to read, live, on the hosted service too, and who changed it stands in the book.
 * What was typed into a search is never part of it: a view outlives the moment, and a name or an address must not.
 */
export interface SavedView extends StoredDocument {
  readonly _type: 'savedView'
  readonly name: string
  /** The page it belongs to: `orders`. */
  readonly page: string
  /** What stands in the address: `payment=captured&view=late`. */
  readonly search: string
  /** Who made it, and alone may change it. */
  readonly owner: { readonly id: string; readonly name: string }
  /** Everybody sees it. */
  readonly shared: boolean
  /** Ids of those whose page begins with it. */
  readonly defaultFor: readonly string[]
  /** It is gone for everybody, and can be brought back for 30 days. */
  readonly removedAt?: string
}

/** Nobody else sees it any more, nor begins with it. */
export const ownOnly = ({ owner, defaultFor }: SavedView): Pick<SavedView, 'shared' | 'defaultFor'> => ({
  shared: false,
  defaultFor: defaultFor.filter((id) => id === owner.id),
})
