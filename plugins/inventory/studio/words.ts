import { defineLocaleResourceBundle } from 'sanity'

/** Namespace of the plugin's words: a Studio in another language brings a bundle of its own under it. */
export const inventoryWords = 'souk-inventory'

const resources = {
  'low.title': 'Running low',
  'low.none': 'Nothing runs low',
  'low.none-text': 'A level is listed when its free units are at or below its reorder point.',
  'low.failed': 'The levels could not be read',
  'low.sku': 'SKU',
  'low.place': 'Place',
  'low.free': 'Free',
  'low.reorder': 'Reorder at',
  'low.coming': 'Coming',
  'low.act': 'What to do',
  'low.count': 'Count',
  'low.receive': 'Receive',
  'low.act-on': '{{act}} {{sku}} at {{place}}',
  'paper.lines': 'What is on it',
  'paper.sku': 'SKU',
  'paper.units': 'Units',
  'paper.came-to': 'What became of them',
  'paper.nothing': 'Nothing moved yet',
  'paper.happened': 'What happened',
  'step.units': 'Units of {{sku}}',
  'step.damaged': 'Damaged of {{sku}}',
  'step.of': 'of {{left}}',
  'step.damaged-word': 'damaged',
  'step.check': '{{sku}} to quality control',
  'step.check-word': 'to quality control',
  'step.why': 'Why',
  'step.note': 'Note, if any',
  'step.effect': 'What it does to stock',
  'step.no-effect': 'No level changes.',
  'step.level': 'Level',
  'step.free': 'Free',
  'step.coming': 'Coming',
  'step.aside': 'Set aside',
  'step.checking': 'Of it in quality control',
  'step.turn': '{{before}} to {{after}}',
  'step.leave': 'Not now',
  'step.refused': 'Not done',
  'step.levels-failed': 'The levels could not be read',
} as const

/** The plugin's words in English. */
export const inventoryBundle = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: inventoryWords,
  resources: { ...resources },
})
