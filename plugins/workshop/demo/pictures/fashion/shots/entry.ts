import type { Dye } from '../colours.ts'
import type { Style } from '../fashion.ts'
import type { FashionKind } from '../kinds.ts'
import type { Wall } from '../wall.ts'

/** What else is photographed of a product, in its first colour: a close crop, folded, or beside a companion. */
export type View = 'close' | 'folded' | 'beside'

/** A product before the wall: one picture for each of its colours. */
export interface Entry {
  readonly kind: FashionKind
  readonly wall: Wall
  /** The first is the one on cards. None: the picture has the handle for its name. */
  readonly colours: readonly Dye[]
  readonly style: Style
  /** Thread, print or metal; bands, buttons and handles. */
  readonly accent: string
  readonly detail: string
  /** Of things without a choice of colours, and of those whose metal is what is chosen. */
  readonly body: string
  /** Which part of the palette the chosen colour fills. */
  readonly fills: 'body' | 'accent'
  readonly views: readonly View[]
}

const plain: Omit<Entry, 'kind' | 'wall'> = {
  colours: [],
  style: {},
  accent: '#e0be86',
  detail: '#c9a06a',
  body: '#d8c3b4',
  fills: 'body',
  views: [],
}

/** One entry; what is left out is plain. */
export const entry = (kind: FashionKind, wall: Wall, more: Partial<Entry> = {}): Entry => ({
  ...plain,
  kind,
  wall,
  ...more,
})
