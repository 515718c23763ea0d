/** The colors of a mail, as CSS colors. */
export interface Look {
  readonly ground: string
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly accent: string
  readonly onAccent: string
  readonly line: string
  readonly note: string
  readonly onNote: string
}

/** For each color the shop's design tokens that may hold it, first come first, and what it is without them. */
const sources: Readonly<Record<keyof Look, readonly [names: readonly string[], fallback: string]>> = {
  ground: [['oat', 'surface', 'stone'], '#f4f1ec'],
  paper: [['milk', 'paper', 'page'], '#ffffff'],
  ink: [['ink', 'text'], '#231d1a'],
  soft: [['mocha', 'mist-text', 'mistText', 'muted'], '#5f5550'],
  accent: [['persimmon', 'accent', 'action', 'ink'], '#2b2522'],
  onAccent: [['on-persimmon', 'on-accent', 'onAccent'], '#ffffff'],
  line: [['line', 'hairline'], '#ddd6cd'],
  note: [['pine-tint', 'pineTint', 'note', 'mist'], '#e8efe9'],
  onNote: [['on-pine-tint', 'pine-tint-ink', 'on-note', 'sage', 'ink'], '#23402f'],
}

const color = /^(#[\da-f]{3,8}|(rgb|hsl|oklch)a?\([\d.,%/\sdeg-]+\)|[a-z]{3,30})$/i

/** A mail's colors from the shop's design tokens. A value that is no plain color is passed over: it becomes a style. */
export function lookOf(tokens: readonly { readonly name: string; readonly value: string }[]): Look {
  const values = new Map(tokens.filter(({ value }) => color.test(value)).map(({ name, value }) => [name, value]))
  const pick = ([names, fallback]: (typeof sources)[keyof Look]) =>
    names.map((name) => values.get(name)).find((value) => value !== undefined) ?? fallback
  return Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, pick(source)])) as unknown as Look
}
