/** What a person sees: the answer's status, where it is, and its page. */
export interface Seen {
  readonly status: number
  readonly path: string
  readonly html: string
  /** The page's words without its tags, spaces made one. */
  readonly words: string
}

const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;|&#39;/g, '’')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

/** A browser without scripts: cookies, links, forms, redirects. `origin` is the shop's. */
export function openVisitor(origin: string) {
  const cookies = new Map<string, string>()
  async function ask(url: string, init: RequestInit = {}): Promise<Seen> {
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, origin, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to && answer.status >= 300 && answer.status < 400) {
      await answer.body?.cancel()
      return ask(new URL(to, url).href)
    }
    const html = await answer.text()
    const { pathname, search, origin: at } = new URL(url)
    return { status: answer.status, path: at === origin ? pathname + search : url, html, words: wordsOf(html) }
  }
  return {
    visit: (path: string): Promise<Seen> => ask(new URL(path, origin).href),
    /** Sends a form and follows where it leads. */
    send: (path: string, fields: Readonly<Record<string, string>>): Promise<Seen> =>
      ask(new URL(path, origin).href, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}
export type Visitor = ReturnType<typeof openVisitor>
