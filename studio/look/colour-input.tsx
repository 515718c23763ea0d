import { Badge, Card, Flex, Stack, Text } from '@sanity/ui'
import { type InputProps, isStringInputProps, type Path, set, type StringInputProps, unset, useFormValue } from 'sanity'
import { isColour, readingHint, type Token } from './contrast.ts'

/** The `colour` of anything, and the value of a design token. */
const isColourField = (path: Path): boolean =>
  path.at(-1) === 'colour' || (path[0] === 'tokens' && path.at(-1) === 'value')

/** Draws colours with a picker beside their figures; every other input is Sanity's own. */
export function ColourInputs(props: InputProps) {
  if (!isStringInputProps(props) || !isColourField(props.path)) return props.renderDefault(props)
  return <ColourInput {...props} />
}

function ColourInput(props: StringInputProps) {
  const { value, path, readOnly, onChange } = props
  const token = useFormValue(path.slice(0, -1)) as Token | undefined
  const tokens = useFormValue(['tokens']) as readonly Token[] | undefined
  // A token may also be a typeface or a length
  if (value !== undefined && !isColour(value) && path[0] === 'tokens') return props.renderDefault(props)
  const hint = path[0] === 'tokens' ? readingHint({ ...token, ...(value && { value }) }, tokens ?? []) : undefined
  return (
    <Stack gap={3}>
      <Flex gap={2} align="center">
        <input
          type="color"
          aria-label="Pick a colour"
          value={isColour(value) ? value : '#000000'}
          disabled={readOnly === true}
          onChange={({ currentTarget }) => onChange(currentTarget.value ? set(currentTarget.value) : unset())}
          style={{ inlineSize: 44, blockSize: 33, padding: 2, border: 0, background: 'none' }}
        />
        <Card flex={1}>{props.renderDefault(props)}</Card>
      </Flex>
      {hint && (
        <Flex gap={2} align="center">
          <Badge tone={hint.tone}>{hint.tone === 'positive' ? 'Good' : 'Look again'}</Badge>
          <Text size={1} muted>
            {hint.words}
          </Text>
        </Flex>
      )}
    </Stack>
  )
}
