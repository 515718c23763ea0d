import { CloseIcon } from '@sanity/icons/Close'
import { Select } from '@sanity/ui'
import { useId } from 'react'
import { promotableQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'

interface Promotable {
  readonly _id: string
  readonly _type: string
  readonly title: string | null
}

interface GoodsFieldProps {
  readonly goods: readonly string[]
  readonly disabled: boolean
  readonly onChange: (goods: readonly string[]) => void
}

const limits = { limit: 2000 }
const groups = { category: 'Categories', seller: 'Sellers', product: 'Products' } as const

/** What it is for: products, categories and sellers; nothing chosen is everything. */
export function GoodsField({ goods, disabled, onChange }: GoodsFieldProps) {
  const id = useId()
  const { data } = useLiveQuery<readonly Promotable[]>({
    name: 'promotable',
    groq: promotableQuery,
    params: limits,
    types: ['product', 'category', 'seller'],
  })
  const titleOf = (each: string) => data?.find(({ _id }) => _id === each)?.title ?? each
  return (
    <fieldset className="wide">
      <legend>For</legend>
      <span className="chips">
        {goods.length === 0 ? <span className="muted">All goods</span> : null}
        {goods.map((each) => (
          <button
            type="button"
            className="chip"
            key={each}
            disabled={disabled}
            aria-label={`Take out ${titleOf(each)}`}
            onClick={() => onChange(goods.filter((other) => other !== each))}
          >
            {titleOf(each)} <CloseIcon />
          </button>
        ))}
      </span>
      <Select
        id={id}
        aria-label="Narrow it to"
        fontSize={1}
        padding={3}
        value=""
        disabled={disabled}
        onChange={(event) => event.currentTarget.value && onChange([...goods, event.currentTarget.value])}
      >
        <option value="">Narrow it to</option>
        {Object.entries(groups).map(([type, title]) => (
          <optgroup key={type} label={title}>
            {data
              ?.filter((each) => each._type === type && !goods.includes(each._id))
              .map((each) => (
                <option key={each._id} value={each._id}>
                  {each.title ?? each._id}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </fieldset>
  )
}
