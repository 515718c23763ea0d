import { TranslateIcon } from '@sanity/icons/Translate'
import { defineArrayMember, defineField, defineType } from 'sanity'

/** A BCP 47 tag as the item's key: `en`, `ar`, `pt-BR`. */
const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

const keyedByLanguage = (entries: readonly unknown[] | undefined): true | string => {
  const keys = (entries ?? []).map((entry) => String(Object(entry)._key ?? ''))
  const odd = keys.find((key) => !languageTag.test(key))
  if (odd !== undefined) return `"${odd}" is no language tag; each text's key is its language`
  const twice = keys.find((key, at) => keys.indexOf(key) < at)
  return twice === undefined ? true : `"${twice}" is there twice; a text has one version per language`
}

const named = { select: { title: 'value', subtitle: '_key' }, prepare: preview }
function preview({ title, subtitle }: { readonly title?: unknown; readonly subtitle?: string }) {
  return { title: typeof title === 'string' ? title : 'Text', subtitle: subtitle ?? '', media: TranslateIcon }
}

/** One line of copy per language. Shape: `Localized` of the kernel. */
export const localizedString = defineType({
  name: 'localizedString',
  title: 'Text per language',
  type: 'array',
  icon: TranslateIcon,
  of: [
    defineArrayMember({
      type: 'object',
      fields: [defineField({ name: 'value', type: 'string', validation: (rule) => rule.required() })],
      preview: named,
    }),
  ],
  validation: (rule) => rule.custom(keyedByLanguage),
})

/** A paragraph of copy per language. */
export const localizedText = defineType({
  name: 'localizedText',
  title: 'Paragraph per language',
  type: 'array',
  icon: TranslateIcon,
  of: [
    defineArrayMember({
      type: 'object',
      fields: [defineField({ name: 'value', type: 'text', rows: 3, validation: (rule) => rule.required() })],
      preview: named,
    }),
  ],
  validation: (rule) => rule.custom(keyedByLanguage),
})

/** Portable text per language. */
export const localizedBlocks = defineType({
  name: 'localizedBlocks',
  title: 'Rich text per language',
  type: 'array',
  icon: TranslateIcon,
  of: [
    defineArrayMember({
      type: 'object',
      fields: [defineField({ name: 'value', type: 'array', of: [defineArrayMember({ type: 'block' })] })],
      preview: { select: { subtitle: '_key' }, prepare: preview },
    }),
  ],
  validation: (rule) => rule.custom(keyedByLanguage),
})
