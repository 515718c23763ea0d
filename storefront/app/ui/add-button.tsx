import { useFetcher } from '@remix-run/react'
import type { CartAnswer } from '../routes/cart.tsx'
import { Icon } from './icon.tsx'
import { PressName } from './press-name.tsx'
import { useHydrated, useShop } from './use-shop.ts'

/** The round button that puts one into the basket. Without scripts it posts and the basket page answers. */
export function AddButton({ sku, title }: { readonly sku: string; readonly title: string }) {
  const { words } = useShop()
  const hydrated = useHydrated()
  const fetcher = useFetcher<CartAnswer>()
  const done = fetcher.state === 'idle' && fetcher.data?.ok === true
  const refused = fetcher.state === 'idle' && fetcher.data?.ok === false ? fetcher.data.problem : undefined
  return (
    <fetcher.Form method="post" action="/cart" className="add">
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="sku" value={sku} />
      {hydrated && <input type="hidden" name="stay" value="1" />}
      <PressName asks={sku} answer={fetcher.data} />
      <button type="submit" className="round-button" data-done={done || undefined} aria-label={words.card.add(title)}>
        <Icon name={done ? 'tick' : 'plus'} size={22} />
      </button>
      <span className="add-said" role="status" data-refused={refused ? true : undefined}>
        {refused ?? (done ? <span className="visually-hidden">{words.card.added(title)}</span> : null)}
      </span>
    </fetcher.Form>
  )
}
