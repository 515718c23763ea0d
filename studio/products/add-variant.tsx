import { AddIcon } from '@sanity/icons/Add'
import { Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { type FormEvent, useState } from 'react'
import { useClient } from 'sanity'
import { digitsOf, minorUnits, newVariant, skuProblem } from './new-variant.ts'
import type { VariantRow } from './use-variants.ts'

interface AddVariantProps {
  readonly product: string
  /** A variant belongs to a product that is there for all. */
  readonly published: boolean
  readonly currency: string
  readonly rows: readonly VariantRow[]
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly inputMode?: 'decimal'
  readonly onChange: (value: string) => void
}

function Field({ id, label, value, problem, inputMode, onChange }: FieldProps) {
  return (
    <Stack gap={2} flex={1}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      <TextInput
        id={id}
        value={value}
        {...(inputMode && { inputMode })}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Text id={`${id}-problem`} size={1} muted role={problem ? 'alert' : undefined}>
        {problem ?? ''}
      </Text>
    </Stack>
  )
}

/** Asks for what makes a variant one of the shop, and writes its draft. */
export function AddVariant({ product, published, currency, rows }: AddVariantProps) {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [{ sku, price }, setTyped] = useState({ sku: '', price: '' })
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState<string>()
  const amount = minorUnits(price, digitsOf(currency))
  const problem = skuProblem(
    sku,
    rows.flatMap((row) => row.sku ?? []),
  )
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem !== undefined || amount === undefined) return
    const position = Math.max(0, ...rows.map((row) => row.position ?? 0)) + 1
    const draft = newVariant({ sku, price: amount }, product, position)
    try {
      const taken = await client.fetch<string | null>('*[_id in [$id, $draft]][0]._id', {
        id: draft._id.replace('drafts.', ''),
        draft: draft._id,
      })
      if (taken) return setSaid('A variant of another product has this SKU.')
      await client.create(draft)
      setTyped({ sku: '', price: '' })
      setTried(false)
      setSaid(`${sku} is a draft. Open it, name what was chosen, and publish it.`)
    } catch (cause) {
      setSaid(`It was not added: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  if (!published) {
    return (
      <Card padding={3} radius={2} tone="caution">
        <Text size={1}>Publish the product first; then its variants are added here.</Text>
      </Card>
    )
  }
  return (
    <form onSubmit={(event) => void add(event)} aria-label="Add a variant" noValidate>
      <Stack gap={3}>
        <Flex gap={3} align="flex-start">
          <Field
            id="variant-sku"
            label="SKU"
            value={sku}
            problem={tried ? problem : undefined}
            onChange={(value) => setTyped({ sku: value.trim(), price })}
          />
          <Field
            id="variant-price"
            label={`Price in ${currency}`}
            value={price}
            inputMode="decimal"
            problem={tried && amount === undefined ? 'Write an amount: 14.50.' : undefined}
            onChange={(value) => setTyped({ sku, price: value })}
          />
        </Flex>
        <Flex gap={3} align="center">
          <Button type="submit" icon={AddIcon} text="Add variant" mode="ghost" fontSize={1} />
          <Text size={1} muted role="status">
            {said ?? ''}
          </Text>
        </Flex>
      </Stack>
    </form>
  )
}
