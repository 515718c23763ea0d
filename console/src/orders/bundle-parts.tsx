import type { LinePart } from '@souk/orders'

/** What one unit of a bundle is put together of, under its name: what a picker takes from the shelf. */
export const BundleParts = ({ parts, units = 1 }: { readonly parts: readonly LinePart[]; readonly units?: number }) => (
  <ul className="bundle-parts" aria-label="Put together of">
    {parts.map(({ _key, sku, title, quantity }) => (
      <li key={_key}>
        {quantity * units} × {title} <span className="mono muted">{sku}</span>
      </li>
    ))}
  </ul>
)
