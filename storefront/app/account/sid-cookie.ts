/** Where a browser keeps the token of its session. */
export interface SidCookie {
  read(request: Request): string | undefined
  keep(token: string): string
  drop(): string
}

const maxAge = 180 * 86_400

/**
 * `__Host-sid` where browsers allow it: https, and this machine. The prefix binds the cookie to this host and path, so
 * that no neighbour can set it. Plain `sid` on another host without https.
 */
export function sidCookie(publicOrigin: string): SidCookie {
  const { protocol, hostname } = new URL(publicOrigin)
  const bound = protocol === 'https:' || hostname === 'localhost'
  const name = bound ? '__Host-sid' : 'sid'
  const write = (value: string, age: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${bound ? '; Secure' : ''}`
  return {
    read(request) {
      const pairs = (request.headers.get('Cookie') ?? '').split(/;\s*/).map((pair) => pair.split('='))
      return pairs.find(([key]) => key === name)?.[1]
    },
    keep: (token) => write(token, maxAge),
    drop: () => write('', 0),
  }
}
