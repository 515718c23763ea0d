import { Link, useLocation } from '@remix-run/react'
import type { ChoiceValue } from '../catalog/product-choice.ts'
import type { ProductPage } from '../catalog/product-page.ts'
import { useShop } from './use-shop.ts'

/** Options as boxes that are links: choosing is a GET, so it works everywhere and every choice has an address. */
export function OptionBoxes({ page }: { readonly page: ProductPage }) {
  const { words, price } = useShop()
  const { pathname } = useLocation()
  const chosen = new URLSearchParams(
    page.choices.flatMap((choice) =>
      choice.values.flatMap((value) => (value.chosen ? [[choice.code, value.code]] : [])),
    ),
  )
  const to = (option: string, value: string) => {
    const params = new URLSearchParams(chosen)
    params.set(option, value)
    return `${pathname}?${params}`
  }
  const notes = (value: ChoiceValue) =>
    [
      value.note,
      value.available
        ? value.difference > 0
          ? words.product.more(price(value.difference))
          : value.difference < 0
            ? words.product.less(price(-value.difference))
            : ''
        : words.product.out,
    ].filter((each) => each !== '')
  return page.choices.map((choice, index) => (
    <section key={choice.code} className="choice" aria-labelledby={`option-${choice.code}`}>
      <div className="choice-head">
        <h2 id={`option-${choice.code}`}>{choice.title}</h2>
        {index === 0 && page.available > 0 ? (
          <span>{page.available <= 5 ? words.product.left(page.available) : words.product.inStock}</span>
        ) : null}
      </div>
      <ul className="boxes" data-many={choice.values.length > 4 || undefined}>
        {choice.values.map((value) => (
          <li key={value.code}>
            <Link
              to={to(choice.code, value.code)}
              className="box"
              replace
              preventScrollReset
              aria-current={value.chosen ? 'true' : undefined}
              data-out={value.available ? undefined : true}
            >
              <strong>{value.title}</strong>
              <span>{notes(value).join(', ')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ))
}
