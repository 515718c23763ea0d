import { Box, Button, Flex, Radio, Spinner, Stack, Text, TextInput } from '@sanity/ui'
import type { Refusal } from '@souk/kernel'
import { ErrorCard, formatMoment } from '@souk/ui'
import { type FormEvent, useId, useState } from 'react'
import type { ReroutePreview } from '../domain/commands/reroute.ts'

export interface RerouteFormProps {
  /** What each other place could do; undefined while it is asked. */
  readonly preview: ReroutePreview | undefined
  /** Why nothing can be shown, or what the server said to the last try. */
  readonly refusal: Refusal | undefined
  /** The command is on its way. */
  readonly running: boolean
  /** IANA zone of the shop; the viewer's own when left out. */
  readonly timeZone?: string
  readonly onConfirm: (location: string, note: string) => void
  readonly onKeep: () => void
}
type Place = ReroutePreview['places'][number]

/** `2 LATTE (9 free)`: what it takes there, and of how many. */
const unitWords = ({ sku, quantity, available }: Place['units'][number]) => `${quantity} ${sku} (${available} free)`

/**
 * Chooses the place that sends a fulfillment instead: each with what is free there, or why it cannot; then what that does
 * to stock and to what the shopper is promised, before anything is done.
 */
export function RerouteForm({ preview, refusal, running, timeZone, onConfirm, onKeep }: RerouteFormProps) {
  const [chosen, setChosen] = useState('')
  const [note, setNote] = useState('')
  const id = useId()
  const place = preview?.places.find(({ location, reason }) => location === chosen && reason === undefined)
  const nowhere = preview?.places.every(({ reason }) => reason !== undefined) === true
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (place && !running) onConfirm(place.location, note.trim())
  }
  return (
    <Box as="form" onSubmit={submit} aria-label="Send from another place">
      <Stack gap={5}>
        {preview ? (
          <Stack gap={4} role="radiogroup" aria-label="Place">
            {preview.places.map((each) => (
              <PlaceRow
                key={each.location}
                id={`${id}-${each.location}`}
                name={`${id}-place`}
                place={each}
                checked={chosen === each.location}
                onChoose={() => setChosen(each.location)}
              />
            ))}
          </Stack>
        ) : (
          refusal === undefined && <Spinner />
        )}
        {nowhere && <Text size={1}>No other place can send all of it.</Text>}
        {preview && place && <Effect from={preview.fromName} place={place} timeZone={timeZone} />}
        {place && (
          <Stack gap={3}>
            <Text as="label" size={1} htmlFor={`${id}-note`}>
              Note, if there is something to say
            </Text>
            <TextInput
              id={`${id}-note`}
              fontSize={1}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Stack>
        )}
        {refusal && <ErrorCard kind="refusal" title="Not sent from there" text={refusal.message} />}
        <Flex gap={3} justify="flex-end" wrap="wrap">
          <Button type="button" mode="bleed" fontSize={1} padding={3} text="Leave it" onClick={onKeep} />
          <Button
            type="submit"
            fontSize={1}
            padding={3}
            text={place ? `Send from ${place.name}` : 'Send from there'}
            disabled={!place}
            loading={running}
          />
        </Flex>
      </Stack>
    </Box>
  )
}

interface PlaceRowProps {
  readonly id: string
  readonly name: string
  readonly place: Place
  readonly checked: boolean
  readonly onChoose: () => void
}

function PlaceRow({ id, name, place, checked, onChoose }: PlaceRowProps) {
  return (
    <Flex align="flex-start" gap={3}>
      <Radio id={id} name={name} checked={checked} disabled={place.reason !== undefined} onChange={onChoose} />
      <Stack gap={3}>
        <Text as="label" size={1} htmlFor={id} weight="medium">
          {place.name}
        </Text>
        <Text size={1} muted>
          {place.reason ?? place.units.map(unitWords).join(', ')}
        </Text>
      </Stack>
    </Flex>
  )
}

interface EffectProps {
  readonly from: string
  readonly place: Place
  readonly timeZone: string | undefined
}

/** What sending from there does to stock, and to the promise when it moves. */
function Effect({ from, place, timeZone }: EffectProps) {
  const count = place.units.reduce((sum, { quantity }) => sum + quantity, 0)
  const [units, go, are] = count === 1 ? ['1 unit', 'goes', 'is'] : [`${count} units`, 'go', 'are']
  const time = (at: string) => formatMoment(at, timeZone ? { timeZone } : {})
  return (
    <Stack gap={3} role="status">
      <Text size={1}>
        {units} {go} back on the shelf at {from}, and {units} {are} taken at {place.name}.
      </Text>
      {place.promise && (
        <Text size={1}>
          The shopper sees a new time: {time(place.promise.from)} to {time(place.promise.to)}.
        </Text>
      )}
    </Stack>
  )
}
