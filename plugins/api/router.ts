import { problem } from './problem.ts'
import type { Route } from './route.ts'

/** Finds the route of a method and path (below `/api/v1`). 404 for no such path, 405 with `Allow` for another method. */
export function createRouter(routes: readonly Route[]) {
  const table = routes.map((route) => ({ route, pattern: route.path.split('/').slice(1) }))
  return (
    method: string,
    path: string,
  ): { readonly route: Route; readonly params: Readonly<Record<string, string>> } => {
    const segments = segmentsOf(path)
    const fitting = segments
      ? table.flatMap(({ route, pattern }) => {
          const params = match(pattern, segments)
          return params ? [{ route, params }] : []
        })
      : []
    if (fitting.length === 0) throw problem('not_found')
    const wanted = method === 'HEAD' ? 'GET' : method
    const found = fitting.find(({ route }) => route.method === wanted)
    if (found) return found
    const allow = [
      ...new Set(fitting.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]))),
    ]
    throw problem('method_not_allowed', {}, { allow: allow.join(', ') })
  }
}

function segmentsOf(path: string): readonly string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent)
  } catch {
    // A broken escape names nothing
    return undefined
  }
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const given = segments[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = given
    else if (part !== given) return undefined
  }
  return params
}
