/** A fenced block of a page that is meant to be run, and the line it begins on. */
export interface RunBlock {
  readonly line: number
  readonly source: string
}

const fence = /^ *```(\w+)( run)?$\n([\s\S]*?)^ *```$/gm

/** Blocks of one language that are marked `run`, in the page's order. */
export const runBlocks = (page: string, language: 'sh' | 'js'): readonly RunBlock[] =>
  [...page.matchAll(fence)].flatMap(({ index, 1: written, 2: marked, 3: source = '' }) =>
    written === language && marked ? [{ line: page.slice(0, index).split('\n').length, source }] : [],
  )
