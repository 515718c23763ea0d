import { Flex, Radio, Stack, Text } from '@sanity/ui'
import { useId } from 'react'
import { calledOff } from '../domain/commands/cancel-fulfillment.ts'
import type { FulfillmentLine } from '../domain/documents.ts'

export interface RestockChoiceProps {
  readonly lines: readonly FulfillmentLine[]
  readonly restock: boolean
  readonly onChange: (restock: boolean) => void
}

/** The first words for one unit, the others for more. */
const units = (count: number, one: string, more: string): string =>
  count === 1 ? `1 unit ${one}` : `${count} units ${more}`

/** What calling it off does to stock, in a sentence. */
export function stockWords(lines: readonly FulfillmentLine[], restock: boolean): string {
  const { back, spoiled } = calledOff(lines, restock)
  const said = [
    ...(back > 0 ? [units(back, 'goes back on the shelf', 'go back on the shelf')] : []),
    ...(spoiled > 0 ? [units(spoiled, 'that was picked is written off', 'that were picked are written off')] : []),
  ]
  return said.length > 0 ? `${said.join(', ')}.` : 'No unit moves.'
}

/** What becomes of the units of a fulfillment that is called off; asked only where some were picked. */
export function RestockChoice({ lines, restock, onChange }: RestockChoiceProps) {
  const id = useId()
  const ways = [
    { value: true, title: 'All of it can be sold again' },
    { value: false, title: 'What was picked cannot be sold again' },
  ]
  return (
    <Stack gap={4}>
      {calledOff(lines, false).spoiled > 0 && (
        <Stack gap={4} role="radiogroup" aria-label="What becomes of the units">
          {ways.map(({ value, title }) => (
            <Flex key={title} align="center" gap={3}>
              <Radio
                id={`${id}-${value}`}
                name={`${id}-restock`}
                checked={restock === value}
                onChange={() => onChange(value)}
              />
              <Text as="label" size={1} htmlFor={`${id}-${value}`}>
                {title}
              </Text>
            </Flex>
          ))}
        </Stack>
      )}
      <Text size={1} role="status">
        {stockWords(lines, restock)}
      </Text>
    </Stack>
  )
}
