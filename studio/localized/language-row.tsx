import { TrashIcon } from '@sanity/icons/Trash'
import { Box, Button, Flex, Stack, Text } from '@sanity/ui'
import type { ComponentProps } from 'react'
import { type ArrayOfObjectsItem, FormFieldValidationStatus, MemberField, type ObjectItemProps } from 'sanity'
import { directionOf, languageName } from './languages.ts'

type RenderItem = ComponentProps<typeof ArrayOfObjectsItem>['renderItem']
type Item = Parameters<RenderItem>[0]

export interface LanguageRowProps {
  readonly item: Item
  /** The item's key: a BCP 47 tag, unless somebody wrote something else. */
  readonly language: string
  /** The shop does not speak it. */
  readonly foreign: boolean
  readonly readOnly?: boolean
}

/** The text of one language: its name, a way to remove it, and the input, written from the side the script begins. */
export function LanguageRow({ item, language, foreign, readOnly }: LanguageRowProps) {
  const { inputProps, onRemove } = item as ObjectItemProps
  const member = inputProps.members.find((each) => each.kind === 'field' && each.name === 'value')
  if (member?.kind !== 'field') return null
  const name = languageName(language)
  return (
    <MemberField
      {...inputProps}
      member={member}
      renderField={(field) => (
        <Stack gap={2}>
          <Flex align="center" gap={2}>
            <Text as="label" htmlFor={field.inputId} size={1} weight="medium">
              {name}
            </Text>
            <Box flex={1}>
              <Text size={1} muted>
                {foreign ? 'not a language of the shop' : language}
              </Text>
            </Box>
            {field.validation.length > 0 && <FormFieldValidationStatus fontSize={1} validation={field.validation} />}
            {!readOnly && (
              <Button
                mode="bleed"
                fontSize={1}
                padding={2}
                icon={TrashIcon}
                aria-label={`Remove ${name}`}
                title={`Remove ${name}`}
                onClick={onRemove}
              />
            )}
          </Flex>
          <div lang={language} dir={directionOf(language)}>
            {field.children}
          </div>
        </Stack>
      )}
    />
  )
}
