import { definePlugin } from 'sanity'
import { LocalizedInputs } from './localized-input.tsx'
import { ShopLanguages } from './shop-languages.tsx'

/** Copy per language, edited in place: every field of a `localized…` type, in the languages of the shop settings. */
export const localized = definePlugin({
  name: 'souk-localized',
  form: { components: { input: LocalizedInputs } },
  studio: { components: { layout: (props) => <ShopLanguages>{props.renderDefault(props)}</ShopLanguages> } },
})
