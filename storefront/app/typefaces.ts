import bricolage from '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2?url'
import figtree from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url'
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2?url'
import plexArabic from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2?url'
import naskhArabic from '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-500-normal.woff2?url'
import nastaliqUrdu from '@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2?url'

/** Files of the typefaces that a shop may name in `font-display` and `font-text`. Others are the reader's own. */
const files: Readonly<Record<string, string>> = {
  'Bricolage Grotesque': bricolage,
  Figtree: figtree,
  Newsreader: newsreader,
  'Noto Naskh Arabic': naskhArabic,
  'IBM Plex Sans Arabic': plexArabic,
  'Noto Nastaliq Urdu': nastaliqUrdu,
}

/** Display and text face of a language where the shop's tokens name none. */
const usual: Readonly<Record<string, readonly [display: string, text: string]>> = {
  ar: ['Noto Naskh Arabic', 'IBM Plex Sans Arabic'],
  ur: ['Noto Nastaliq Urdu', 'Noto Nastaliq Urdu'],
}

const bare = (name: string): string => name.split(',')[0]?.replace(/["']/g, '').trim() ?? ''

/** The faces that a page in this language draws its first lines with: two files at most. */
export function preloadedFaces(
  language: string,
  character: string,
  tokens: Readonly<Record<string, string>>,
): readonly string[] {
  const primary = language.split('-')[0] ?? ''
  const own = usual[primary]
  const latin = [
    tokens['--font-display'] ?? (character === 'quiet-room' ? 'Newsreader' : 'Bricolage Grotesque'),
    tokens['--font-text'] ?? 'Figtree',
  ]
  const named = own
    ? [tokens[`--font-display-${primary}`] ?? own[0], tokens[`--font-text-${primary}`] ?? own[1]]
    : latin
  return [...new Set(named.flatMap((name) => files[bare(name)] ?? []))]
}
