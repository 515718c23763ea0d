import { Box, Button, Flex, Radio, Stack, Text, TextInput } from '@sanity/ui'
import type { Refusal } from '@souk/kernel'
import { ErrorCard } from '@souk/ui'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { staffHolds } from '../../domain/hold-reasons.ts'

/** Why orders are called off, as it will stand on the order and its timeline. */
const reasons = [
  'The shopper asked for it',
  'Something is out of stock',
  'We cannot deliver to this address',
  'Something is wrong with the payment',
  'Placed twice or by mistake',
] as const
const other = 'Something else'

/** What is called off or stopped, what the form says of it, and why that may be. */
const whole = {
  order: {
    title: 'Cancel order',
    text: 'The units go back on the shelf and the shopper gets the money back. This cannot be undone.',
    keep: 'Keep the order',
    refused: 'Not canceled',
    reasons: [...reasons, other],
  },
  fulfillment: {
    title: 'Cancel fulfillment',
    text: 'What was paid for its units goes back; the other fulfillments go on. This cannot be undone.',
    keep: 'Keep it',
    refused: 'Not canceled',
    reasons: [...reasons, other],
  },
  hold: {
    title: 'Put on hold',
    text: 'Nothing of it is picked, packed or handed over until it is released.',
    keep: 'Let it go on',
    refused: 'Not held',
    reasons: staffHolds,
  },
} as const

export interface CancelFormProps {
  readonly what: keyof typeof whole
  /** The command is on its way. */
  readonly running: boolean
  /** What the server said to the last try. */
  readonly refusal: Refusal | undefined
  /** What more is to be chosen, with its effect. */
  readonly choice?: ReactNode
  readonly onConfirm: (reason: string) => void
  readonly onKeep: () => void
}

/** Asks why before an order or a fulfillment is called off or held, and says what follows. A refusal stays beside the choice. */
export function CancelForm({ what, running, refusal, choice, onConfirm, onKeep }: CancelFormProps) {
  const [chosen, setChosen] = useState('')
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const said = whole[what]
  const id = useId()
  const reason = chosen === other ? words.trim() : chosen
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason === '') return setAsked(true)
    onConfirm(reason)
  }
  return (
    <Box as="form" onSubmit={submit} aria-label={said.title}>
      <Stack gap={5}>
        <Text size={1}>{said.text}</Text>
        <Stack gap={4} role="radiogroup" aria-label="Why">
          {said.reasons.map((each, at) => (
            <Flex key={each} align="center" gap={3}>
              <Radio
                id={`${id}-${at}`}
                name={`${id}-reason`}
                value={each}
                checked={chosen === each}
                onChange={() => setChosen(each)}
              />
              <Text as="label" size={1} htmlFor={`${id}-${at}`}>
                {each}
              </Text>
            </Flex>
          ))}
          {chosen === other && (
            <TextInput
              aria-label="In your words"
              fontSize={1}
              maxLength={200}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Stack>
        {asked && reason === '' && (
          <Text size={1} role="alert">
            Say why first. It stands on the order’s timeline.
          </Text>
        )}
        {choice}
        {refusal && <ErrorCard kind="refusal" title={said.refused} text={refusal.message} />}
        <Flex gap={3} justify="flex-end" wrap="wrap">
          <Button type="button" mode="bleed" fontSize={1} padding={3} text={said.keep} onClick={onKeep} />
          <Button
            type="submit"
            tone={what === 'hold' ? 'caution' : 'critical'}
            fontSize={1}
            padding={3}
            text={said.title}
            loading={running}
          />
        </Flex>
      </Stack>
    </Box>
  )
}
