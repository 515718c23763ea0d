/** Source: WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const sixDigits = /^#[0-9a-f]{6}$/i

/** True for a colour as the shop writes it: `#3f4a45`. */
export const isColour = (text: string | undefined): text is string => text !== undefined && sixDigits.test(text)

/** Contrast of two colours, 1 to 21. Source: WCAG 2.2, 1.4.3. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** A design token as the shop's settings hold it. */
export interface Token {
  readonly name?: string
  readonly value?: string
}

/** Tokens that are grounds: text stands on them. All other colours are drawn on the page. */
const ground = /^(dark-)?(milk|paper|oat|surface|quiet|band-quiet|butter|swap|(wall|tile|band)-.+)$/
const swatch = /^swatch-/

/** What a token is read against: text for a ground, the page for all else; undefined where nothing is to be read. */
function against(name: string, tokens: readonly Token[]): Token | undefined {
  if (swatch.test(name)) return undefined
  const scheme = name.startsWith('dark-') ? 'dark-' : ''
  const wanted = ground.test(name) ? ['ink', 'text'] : ['paper', 'milk', 'surface']
  return wanted
    .map((each) => tokens.find((token) => token.name === scheme + each))
    .find((token) => token?.name !== name && isColour(token?.value))
}

/** How a colour reads in this look, in plain words: 4.5 is needed for text, 3 for large text and edges. */
export interface ReadingHint {
  readonly tone: 'positive' | 'caution' | 'critical'
  readonly words: string
}

/** Judges one token of a look; undefined for what is no colour or is read against nothing. */
export function readingHint(token: Token, tokens: readonly Token[]): ReadingHint | undefined {
  const other = against(token.name ?? '', tokens)
  if (!isColour(token.value) || !isColour(other?.value)) return undefined
  const ratio = contrast(token.value, other.value)
  const figure = `${ratio.toFixed(1)} to 1 with ${other.name}`
  if (ratio >= 4.5) return { tone: 'positive', words: `${figure}: easy to read.` }
  if (ratio >= 3) return { tone: 'caution', words: `${figure}: only for large text and edges.` }
  return { tone: 'critical', words: `${figure}: cannot be read as text.` }
}
