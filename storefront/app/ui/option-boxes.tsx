import { Link, useLocation } from '@remix-run/react'
import type { CSSProperties } from 'react'
import type { Choice, ChoiceValue } from '../catalog/product-choice.ts'
import type { ProductPage } from '../catalog/product-page.ts'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

const isColours = (choice: Choice): boolean => choice.values.some((value) => value.colour !== undefined)

/** Options as boxes that are links: choosing is a GET, so it works everywhere and every choice has an address. */
export function OptionBoxes({ page }: { readonly page: ProductPage }) {
  const { words, price, quiet } = useShop()
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
  const there = page.later?.there ?? page.available
  return page.choices.map((choice, index) => (
    <section key={choice.code} className="choice" aria-labelledby={`option-${choice.code}`}>
      <div className="choice-head">
        <h2 id={`option-${choice.code}`}>{choice.title}</h2>
        {isColours(choice) ? <span>{choice.values.find((value) => value.chosen)?.title}</span> : null}
        {choice.guide ? (
          <Link className="guide-link" to={choice.guide.href}>
            <Icon name="ruler" size={18} />
            {choice.guide.label}
          </Link>
        ) : index === 0 && !quiet && page.later?.there === 0 ? (
          <span>{words.later.label}</span>
        ) : index === 0 && !quiet && page.available > 0 ? (
          <span>{there <= 5 ? words.product.left(there) : words.product.inStock}</span>
        ) : null}
      </div>
      <ul
        className={isColours(choice) ? 'swatches' : 'boxes'}
        data-many={choice.values.length > 4 || undefined}
        style={{ '--boxes': choice.values.length } as CSSProperties}
      >
        {choice.values.map((value) => (
          <li key={value.code}>
            <Link
              to={to(choice.code, value.code)}
              className={value.colour ? 'swatch' : 'box'}
              style={value.colour ? ({ '--swatch': value.colour } as CSSProperties) : undefined}
              title={value.colour ? value.title : undefined}
              replace
              preventScrollReset
              aria-current={value.chosen ? 'true' : undefined}
              data-out={value.available ? undefined : true}
            >
              <strong className={value.colour ? 'visually-hidden' : undefined}>{value.title}</strong>
              <span className={value.colour ? 'visually-hidden' : undefined}>{notes(value).join(', ')}</span>
            </Link>
          </li>
        ))}
      </ul>
      {choice.values.map((value) =>
        value.backOn ? (
          <p key={value.code} className="choice-note">
            {words.product.backOn(value.title, value.backOn)}
          </p>
        ) : null,
      )}
    </section>
  ))
}
