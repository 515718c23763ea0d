import { AddIcon } from '@sanity/icons/Add'
import { Button, Flex, Stack, Text } from '@sanity/ui'
import {
  ArrayOfObjectsItem,
  type ArrayOfObjectsInputProps,
  type InputProps,
  insert,
  isArrayOfObjectsInputProps,
  setIfMissing,
} from 'sanity'
import { languageName, inShopOrder, missingLanguages, textAfter } from './languages.ts'
import { LanguageRow } from './language-row.tsx'
import { useShopLanguages } from './shop-languages.tsx'

const localizedTypes: ReadonlySet<string> = new Set(['localizedString', 'localizedText', 'localizedBlocks'])

/** A field that adds rules to a type is a type of its own above it, down to the built-in one, which has none. */
function isLocalized({ name, type }: InputProps['schemaType']): boolean {
  return localizedTypes.has(name) || Boolean(type && isLocalized(type))
}

/** Draws copy that is kept per language; every other input is Sanity's own. */
export function LocalizedInputs(props: InputProps) {
  if (!isArrayOfObjectsInputProps(props) || !isLocalized(props.schemaType)) return props.renderDefault(props)
  // Broken items (without a key, of a wrong type) have Sanity's own way of repair.
  if (props.members.some(({ kind }) => kind !== 'item')) return props.renderDefault(props)
  return <LocalizedInput {...props} />
}

/** One text per language of the shop, all open at once; a language that is missing has a button that adds it. */
function LocalizedInput(props: ArrayOfObjectsInputProps) {
  const languages = useShopLanguages()
  const members = new Map(props.members.flatMap((each) => (each.kind === 'item' ? [[each.key, each] as const] : [])))
  const keys = [...members.keys()]
  const missing = props.readOnly ? [] : missingLanguages(keys, languages ?? [])
  const add = (language: string): void => {
    const next = textAfter(language, keys, languages ?? [])
    const item = [{ _key: language }]
    props.onChange([setIfMissing([]), next ? insert(item, 'before', [{ _key: next }]) : insert(item, 'after', [-1])])
    props.onPathFocus([{ _key: language }, 'value'])
  }
  return (
    <Stack gap={4}>
      {inShopOrder(keys, languages ?? []).map((key) => {
        const member = members.get(key)
        return (
          member && (
            <ArrayOfObjectsItem
              {...props}
              key={key}
              member={member}
              renderItem={(item) => (
                <LanguageRow
                  item={item}
                  language={key}
                  foreign={languages !== undefined && !languages.includes(key)}
                  {...(props.readOnly !== undefined && { readOnly: props.readOnly })}
                />
              )}
            />
          )
        )
      })}
      {missing.length > 0 && (
        <Flex gap={2} wrap="wrap">
          {missing.map((language) => (
            <Button
              key={language}
              mode="ghost"
              fontSize={1}
              padding={3}
              icon={AddIcon}
              text={`Add ${languageName(language)}`}
              onClick={() => add(language)}
            />
          ))}
        </Flex>
      )}
      {languages?.length === 0 && (
        <Text size={1} muted>
          The shop has no language yet. Name its languages in the shop settings.
        </Text>
      )}
    </Stack>
  )
}
