import { TextInput } from '@sanity/ui'
import { type KeyboardEvent, useState } from 'react'
import { goodsFound } from './plan-draft.ts'
import { goodsTitle } from './stock-rows.ts'
import { useSellables } from './use-goods.ts'

/** A field to find what is sold by name, SKU or scan; Enter takes the first that is found, and the field is ready again. */
export function GoodsSearch({ onChoose }: { readonly onChoose: (sku: string) => void }) {
  const { data } = useSellables()
  const [text, setText] = useState('')
  const found = goodsFound(data ?? [], text)
  const choose = (sku: string) => {
    onChoose(sku)
    setText('')
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const [first] = found
    if (first) choose(first.sku)
  }
  return (
    <div className="goods-search">
      <label htmlFor="goods-search">
        Add by name, SKU or scan
        <TextInput
          id="goods-search"
          fontSize={1}
          autoComplete="off"
          value={text}
          onKeyDown={keys}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p className="sr-only" role="status">
        {text.trim() === '' ? '' : `${found.length} found. Enter adds the first.`}
      </p>
      {text.trim() !== '' && data && found.length === 0 ? (
        <p className="muted">Nothing is sold under that name, SKU or barcode.</p>
      ) : null}
      <ul className="goods-found">
        {found.map((each) => (
          <li key={each.sku}>
            <button type="button" onClick={() => choose(each.sku)}>
              <span className="strong">{goodsTitle(each)}</span> <span className="mono muted">{each.sku}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
