import type { SanityClient } from '@sanity/client'
import { TranslateIcon } from '@sanity/icons/Translate'
import type { ListItemBuilder, StructureBuilder } from 'sanity/structure'
import { languageName } from './languages.ts'

/** Copy that shoppers meet first, where a missing language is seen at once. */
const missing =
  '_type in ["product", "category", "page"] && (!($language in title[]._key) || (count(summary) > 0 && !($language in summary[]._key)))'

/** What is not yet said in each language of the shop: a list per language, empty when all of it is. */
export const translations = (S: StructureBuilder, client: SanityClient): ListItemBuilder =>
  S.listItem()
    .id('translations')
    .title('To translate')
    .icon(TranslateIcon)
    .child(async () => {
      const languages = await client.fetch<readonly string[] | null>('*[_id == "siteSettings"][0].languages')
      return S.list()
        .id('translations')
        .title('To translate')
        .items((languages ?? []).map((language) => toTranslate(S, language)))
    })

const toTranslate = (S: StructureBuilder, language: string): ListItemBuilder =>
  S.listItem()
    .id(language)
    .title(languageName(language))
    .icon(TranslateIcon)
    .child(
      S.documentList()
        .id(language)
        .title(`Not in ${languageName(language)}`)
        .apiVersion('2025-02-19')
        .filter(missing)
        .params({ language }),
    )
