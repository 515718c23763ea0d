import type { MetaDescriptor } from '@remix-run/node'

/** Title and description of a page: `Beans · My Coffee Shop`. Called by every route's `meta`. */
export function pageMeta(
  matches: readonly { readonly id: string; readonly data?: unknown }[],
  title: string | undefined,
  description?: string,
): MetaDescriptor[] {
  const root = matches.find((match) => match.id === 'root')?.data
  const shop = typeof root === 'object' && root && 'name' in root ? String(root.name) : 'Souk'
  return [
    { title: title ? `${title} · ${shop}` : shop },
    ...(description ? [{ name: 'description', content: description }] : []),
  ]
}
