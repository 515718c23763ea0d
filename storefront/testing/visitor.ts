/** A browser without scripts: keeps its cookies, sends forms of the shop's own pages. */
export interface Visitor {
  readonly jar: Map<string, string>
  ask(path: string, init?: RequestInit): Promise<Response>
  /** A form as a page of ours sends it. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  page(path: string): Promise<string>
}

/** Opens one with headers of its own on every request. */
export function openVisitor(origin: string, own: Readonly<Record<string, string>> = {}): Visitor {
  const jar = new Map<string, string>()
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...own, ...(cookie && { cookie }), ...init.headers }
    const answer = await fetch(origin + path, { redirect: 'manual', ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
      jar.set(name, value)
    }
    return answer
  }
  return {
    jar,
    ask,
    send: (path, fields) => ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } }),
    page: async (path) => (await ask(path)).text(),
  }
}

/** What a shopper types at the fixture's checkout, paid in cash. */
export const checkoutFields = {
  method: 'delivery',
  name: 'Amira K.',
  line1: '41 Harbour Street',
  line2: '',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  email: 'amira@example.com',
  phone: '(415) 555-0123',
  substitution: 'ask',
  provider: 'cash',
}

/** Puts something in the basket and looks at the checkout: the form that would place it. */
export async function readyToPay(visitor: Visitor, sku: string): Promise<Readonly<Record<string, string>>> {
  await visitor.send('/cart', { intent: 'add', sku, quantity: '1' })
  const order = /name="order" value="([0-9a-z]{26})"/.exec(await visitor.page('/checkout'))?.[1] ?? ''
  const fields = { ...checkoutFields, order }
  const quoted = await (await visitor.send('/checkout', { ...fields, intent: 'quote' })).text()
  const shown = /name="shown" value="(\d+)"/.exec(quoted)?.[1] ?? ''
  return { ...fields, intent: 'pay', shown }
}
