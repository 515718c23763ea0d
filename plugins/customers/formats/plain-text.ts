/** Marks that turn the writing direction of what follows, and the byte order mark: Unicode's Bidi_Control. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * One line of text as it is kept: composed, control characters and doubled spaces made one space, marks that turn the
 * writing direction taken out. The joiners that Arabic and Urdu words need stay.
 */
export const plainText = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(turns, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
