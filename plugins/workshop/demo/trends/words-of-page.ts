/** Elements whose words are nobody's language, or say themselves which one they are in. */
const notWords = /<(script|style|svg|template|noscript)\b[\s\S]*?<\/\1>|<(?:link|base)\b[^>]*>/g
const inLatin = /<(\w+)\b[^>]*\s(?:lang|hreflang)="en"[^>]*>[\s\S]*?<\/\1>/g
/** Attributes that people read or hear. */
const spoken = /\s(?:alt|aria-label|title|placeholder|content)="([^"]*)"/g
const notSpoken =
  /<meta\b(?![^>]*(?:name="(?:description|twitter:(?:title|description))"|property="og:(?:title|description)"))[^>]*>/g

/** What is Latin in any language: addresses of mail and of the web, codes of goods, entities of HTML. */
const codes = /\S+@\S+|https?:\S+|&#?\w+;|\b[A-Z0-9]+(?:-[A-Z0-9]+)+\b/g

/**
 * Words in Latin letters that a page of another script shows or says, each once. `known` are the names that are written
 * so everywhere: brands, carriers, places.
 */
export function latinWords(html: string, known: ReadonlySet<string>): readonly string[] {
  const shown = html.replace(notWords, ' ').replace(inLatin, ' ').replace(notSpoken, ' ')
  const said = [...shown.matchAll(spoken)].map(([, text]) => text ?? '')
  const text = [shown.replace(/<[^>]+>/g, ' '), ...said].join(' ').replace(codes, ' ')
  return [...new Set(text.match(/[A-Za-z][A-Za-z’'-]*/g))].filter((word) => !known.has(word))
}
