import { lazy, Suspense } from 'react'
import { useHydrated, useShop } from '../ui/use-shop.ts'

const VisualEditing = lazy(async () => ({ default: (await import('./visual-editing.client.tsx')).VisualEditing }))

/** Nothing for shoppers. Where drafts are shown, the way from a text to its field; its script is loaded only there. */
export function Preview() {
  const { root } = useShop()
  const hydrated = useHydrated()
  if (!root?.preview || !hydrated) return null
  return (
    <Suspense>
      <VisualEditing prefix={root.prefix} view={root.preview} />
    </Suspense>
  )
}
