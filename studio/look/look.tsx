import { definePlugin } from 'sanity'
import { ColourInputs } from './colour-input.tsx'
import { ColourPreviews } from './token-preview.tsx'

/** The shop's look: colours are picked and seen, and told how well they can be read. */
export const look = definePlugin({
  name: 'souk-look',
  form: { components: { input: ColourInputs, preview: ColourPreviews } },
})
