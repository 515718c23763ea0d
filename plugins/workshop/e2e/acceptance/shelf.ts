import type { Seen, Visitor } from './visitor.ts'

/** One box of a facet: what it narrows by, in which words, and how many things it says that it leaves. */
export interface Box {
  readonly name: string
  readonly value: string
  readonly title: string
  readonly count: number
}

/** A page of a shelf as a shopper without scripts reads it. */
export interface ShelfPage {
  readonly path: string
  readonly cards: readonly { readonly handle: string; readonly title: string; readonly price: number }[]
  /** How many match, on all pages. */
  readonly matching: number
  readonly boxes: readonly Box[]
  /** Addresses of all its pages, from the first to the last; empty where there is one. */
  readonly pages: readonly string[]
  readonly next: string | undefined
}

/** A figure of any of the shop’s digits. */
const figure = (text: string): number =>
  Number(text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[^\d.]/g, ''))

const plain = (html: string): string => html.replaceAll('&amp;', '&').replaceAll('&#x27;', '’')

const cardPattern =
  /<article class="card-product"[\s\S]*?href="[^"]*\/products\/([\w-]+)"[\s\S]*?class="card-title">([^<]*)<[\s\S]*?class="card-price"><bdi>([^<]*)</g
const boxPattern =
  /<input type="checkbox" name="([^"]*)"[^>]*? value="([^"]*)"[^>]*\/><span>([^<]*)<\/span><bdi>([^<]*)</g

/** Reads a page of a shelf. */
export function readShelf({ path, html }: Seen): ShelfPage {
  const links = /<nav class="page-links"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ''
  const [list = ''] = /<ol>[\s\S]*<\/ol>/.exec(links) ?? []
  const next = [...links.matchAll(/<a\b[^>]*>/g)].find(([tag]) => tag.includes('rel="next"'))?.[0]
  return {
    path,
    cards: [...html.matchAll(cardPattern)].map(([, handle = '', title = '', price = '']) => ({
      handle,
      title: plain(title),
      price: figure(price),
    })),
    matching: figure(/<strong role="status">([^<\s]*)/.exec(html)?.[1] ?? ''),
    boxes: [...html.matchAll(boxPattern)].map(([, name = '', value = '', title = '', count = '']) => ({
      name,
      value,
      title: plain(title),
      count: figure(count),
    })),
    pages: [...list.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => plain(href)),
    next: next === undefined ? undefined : plain(/href="([^"]*)"/.exec(next)?.[1] ?? ''),
  }
}

/** From an address of a shelf on to its last page, by the links that lead there. */
export async function walkShelf(visitor: Visitor, path: string): Promise<readonly ShelfPage[]> {
  const pages: ShelfPage[] = []
  for (let next: string | undefined = path; next !== undefined && pages.length < 50; next = pages.at(-1)?.next)
    pages.push(readShelf(await visitor.visit(next)))
  return pages
}

/** The box of that name and value, or one that nothing has. */
export const boxOf = ({ boxes }: ShelfPage, name: string, value: string): Box =>
  boxes.find((each) => each.name === name && each.value === value) ?? { name, value, title: '', count: -1 }
