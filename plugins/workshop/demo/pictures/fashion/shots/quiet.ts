import { type Entry, entry } from './entry.ts'

const brass = '#cda555'

/** For prayer. */
export const prayer: Readonly<Record<string, Entry>> = {
  'cotton-prayer-set': entry('prayerSet', 'mist', {
    colours: ['sand', 'haze', 'night'],
    detail: '#b98a86',
    views: ['close'],
  }),
  'printed-prayer-set': entry('prayerSet', 'lilac', {
    colours: ['rosewood'],
    style: { print: 'sprig' },
    accent: '#fbeee4',
    detail: '#fbeee4',
  }),
  'woven-prayer-mat': entry('mat', 'rose', {
    colours: ['fig', 'pine'],
    accent: '#e0be86',
    detail: brass,
    views: ['close'],
  }),
  'plain-velvet-mat': entry('mat', 'stone', {
    style: { shape: 'plain' },
    body: '#5f6875',
    accent: '#b9c3cf',
    detail: '#d8dde2',
  }),
  'travel-mat': entry('roll', 'lilac', { colours: ['pine', 'fig'], accent: '#e2cfa0', detail: '#a67c52' }),
  'olive-wood-tasbih': entry('tasbih', 'mist', { body: '#7a5a44', accent: brass, detail: '#6d3346', views: ['close'] }),
}

/** For the house, and to give away. */
export const house: Readonly<Record<string, Entry>> = {
  'clay-burner': entry('burner', 'stone', { body: '#a9654c', accent: brass, detail: '#4a2a20' }),
  'amber-candle': entry('candle', 'rose', { body: '#7d8f7a', accent: '#46584a', detail: '#f6ead4' }),
  'rose-attar': entry('attar', 'lilac', { body: '#c9828a', accent: brass, detail: '#fbf3e4' }),
  'oud-attar': entry('attar', 'mist', { body: '#8a5226', accent: '#8a6a4c', detail: '#fbf3e4' }),
  'pierced-lantern': entry('lantern', 'mist', { body: '#8a6a4c', accent: '#ffd98a', detail: '#6a4c34' }),
  'date-bowl': entry('bowl', 'rose', { body: '#efe6d6', accent: '#4c5f82', detail: '#6a3a24' }),
  'qahwa-cups': entry('bowl', 'stone', {
    style: { shape: 'tea' },
    body: '#efe6d6',
    accent: '#46584a',
    detail: '#b9793a',
  }),
  'olive-vase': entry('vase', 'lilac', {
    style: { print: 'leaf' },
    body: '#d3b59d',
    accent: '#8a6a5c',
    detail: '#7d8f6a',
  }),
  'tall-vase': entry('vase', 'mist', {
    style: { shape: 'tall' },
    body: '#7d8f7a',
    accent: '#efe6d6',
    detail: '#7d8f6a',
  }),
  'kilim-cushion': entry('cushion', 'stone', {
    style: { print: 'tile', hem: 'border' },
    body: '#d8c3b4',
    accent: '#7a3f4a',
    detail: '#b98a86',
  }),
  'striped-cushion': entry('cushion', 'rose', {
    style: { print: 'stripe' },
    body: '#46584a',
    accent: '#e2cfa0',
    detail: '#e2cfa0',
  }),
  'wool-throw': entry('scarf', 'mist', {
    style: { shape: 'long', hem: 'lines', print: 'rib' },
    body: '#c9a98c',
    accent: '#fbf1e2',
  }),
  'gift-box': entry('giftBox', 'stone', { body: '#e6d6c8', accent: '#6d3346', detail: '#4a2632' }),
}
