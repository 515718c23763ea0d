import { type Entry, entry } from './entry.ts'

const ecru = '#efe2cc'
const thread = '#e0be86'

/** Abayas, kaftans and dresses. */
export const long: Readonly<Record<string, Entry>> = {
  'noor-linen-abaya': entry('garment', 'mist', {
    colours: ['pine', 'mauve', 'night', 'tan'],
    views: ['beside', 'close', 'folded'],
  }),
  'sahar-open-abaya': entry('garment', 'rose', {
    colours: ['mauve', 'sand'],
    style: { front: 'open', cuff: 'band' },
    accent: ecru,
    detail: '#d2ab74',
    views: ['close', 'folded'],
  }),
  'layl-embroidered-abaya': entry('garment', 'lilac', {
    colours: ['night', 'fig'],
    style: { front: 'vine', cuff: 'lines' },
    accent: thread,
    views: ['close', 'folded'],
  }),
  'hana-wrap-abaya': entry('garment', 'stone', {
    colours: ['fig', 'slate'],
    style: { front: 'wrap', cuff: 'band' },
    accent: '#d9b3a8',
    detail: '#8d5a62',
    views: ['close'],
  }),
  'rim-crepe-abaya': entry('garment', 'rose', {
    colours: ['night', 'slate', 'sage'],
    style: { front: 'plain' },
    views: ['close', 'folded'],
  }),
  'dana-travel-abaya': entry('garment', 'mist', {
    colours: ['slate', 'night'],
    style: { front: 'zip', collar: 'band' },
    accent: '#d8d4ce',
    detail: '#d8d4ce',
    views: ['close'],
  }),
  'wafa-belted-abaya': entry('garment', 'stone', {
    colours: ['rosewood', 'pine'],
    style: { front: 'seam', belt: true, cuff: 'band' },
    detail: '#8d625f',
    views: ['close'],
  }),
  'yara-butterfly-abaya': entry('garment', 'lilac', {
    colours: ['haze', 'night'],
    style: { cut: 'kaftan', front: 'plain', cuff: 'band' },
    accent: '#5f7290',
    detail: '#8fa0b6',
    views: ['close'],
  }),
  'salma-shirt-abaya': entry('garment', 'mist', {
    colours: ['ivory', 'tan'],
    style: { front: 'buttons', collar: 'shirt' },
    detail: '#8a7458',
    views: ['close'],
  }),
  'iman-everyday-abaya': entry('garment', 'stone', {
    colours: ['night', 'coffee'],
    style: { front: 'plain', cuff: 'lines' },
    accent: '#6a6170',
    views: ['folded'],
  }),
  'najma-open-abaya': entry('garment', 'rose', {
    colours: ['slate'],
    style: { front: 'open', hem: 'border', cuff: 'lines' },
    accent: '#e6e0d6',
    detail: '#b9b4ad',
    views: ['close'],
  }),
  'qamar-kaftan': entry('garment', 'mist', {
    colours: ['fig', 'pine'],
    style: { cut: 'kaftan', front: 'yoke', belt: true, cuff: 'band' },
    accent: thread,
    detail: '#c99a5a',
    views: ['close', 'folded'],
  }),
  'zahra-vine-kaftan': entry('garment', 'stone', {
    colours: ['pine', 'night'],
    style: { cut: 'kaftan', front: 'vine', collar: 'vee', hem: 'border' },
    accent: '#e2cfa0',
    views: ['close'],
  }),
  'marwa-day-kaftan': entry('garment', 'lilac', {
    colours: ['haze', 'rosewood'],
    style: { cut: 'kaftan', front: 'plain', print: 'leaf', cuff: 'lines' },
    accent: '#4c5f78',
    views: ['close'],
  }),
  'lina-shirt-dress': entry('garment', 'mist', {
    colours: ['rosewood', 'slate'],
    style: { cut: 'dress', front: 'buttons', collar: 'shirt', belt: true },
    detail: '#efe0d0',
    views: ['close'],
  }),
  'jana-tiered-dress': entry('garment', 'rose', {
    colours: ['sage', 'ochre'],
    style: { cut: 'dress', front: 'yoke', hem: 'lines' },
    accent: '#f1e8d2',
    views: ['close'],
  }),
  'farah-linen-dress': entry('garment', 'lilac', {
    colours: ['ivory', 'clay'],
    style: { cut: 'dress', front: 'seam', belt: true },
    detail: '#9c7a5a',
    views: ['folded'],
  }),
}

/** Kurtas and tunics, the children's too. */
export const short: Readonly<Record<string, Entry>> = {
  'meher-lawn-kurta': entry('garment', 'mist', {
    colours: ['sage', 'haze', 'sand'],
    style: { cut: 'kurta', front: 'placket', collar: 'band', cuff: 'lines', hem: 'lines' },
    accent: '#f6efdd',
    views: ['close', 'folded'],
  }),
  'gul-block-kurta': entry('garment', 'rose', {
    colours: ['haze', 'rosewood'],
    style: { cut: 'kurta', front: 'placket', print: 'sprig', cuff: 'lines', hem: 'lines' },
    accent: '#4c5f82',
    views: ['close'],
  }),
  'bano-khadi-kurta': entry('garment', 'stone', {
    colours: ['slate', 'ivory'],
    style: { cut: 'kurta', front: 'placket', collar: 'band', print: 'rib' },
    accent: '#c2a678',
    views: ['close', 'folded'],
  }),
  'rumi-stripe-kurta': entry('garment', 'lilac', {
    colours: ['sand'],
    style: { cut: 'kurta', front: 'buttons', collar: 'shirt', print: 'stripe' },
    accent: '#7a5a58',
    detail: '#7a5a58',
    views: ['close'],
  }),
  'chand-embroidered-kurta': entry('garment', 'mist', {
    colours: ['night', 'fig'],
    style: { cut: 'kurta', front: 'vine', cuff: 'lines', hem: 'border' },
    accent: thread,
    views: ['close'],
  }),
  'sitara-festive-kurta': entry('garment', 'rose', {
    colours: ['pine'],
    style: { cut: 'kurta', front: 'placket', print: 'dots', cuff: 'band', hem: 'border' },
    accent: '#e6c98c',
    views: ['close'],
  }),
  'kiran-short-tunic': entry('garment', 'mist', {
    colours: ['ivory', 'ochre'],
    style: { cut: 'tunic', front: 'buttons', collar: 'shirt' },
    detail: '#8a7458',
    views: ['folded'],
  }),
  'child-meher-kurta': entry('garment', 'stone', {
    colours: ['ochre', 'sage'],
    style: { cut: 'child', front: 'placket', cuff: 'lines', hem: 'lines' },
    accent: '#fff3da',
  }),
  'child-gul-dress': entry('garment', 'lilac', {
    colours: ['rosewood'],
    style: { cut: 'child', front: 'yoke', print: 'sprig', hem: 'lines' },
    accent: '#fbeee4',
  }),
  'child-eid-kurta': entry('garment', 'rose', {
    colours: ['ivory'],
    style: { cut: 'child', front: 'vine', cuff: 'lines', hem: 'border' },
    accent: '#b58a48',
    views: ['close'],
  }),
}

/** Trousers, skirts, coats. */
export const layers: Readonly<Record<string, Entry>> = {
  'wide-pleated-trousers': entry('trousers', 'rose', {
    colours: ['slate', 'night', 'tan'],
    detail: '#d0c8c0',
    views: ['close', 'folded'],
  }),
  'straight-linen-trousers': entry('trousers', 'mist', {
    colours: ['pine', 'sand'],
    style: { shape: 'straight' },
    detail: '#d9c7a4',
    views: ['folded'],
  }),
  'lawn-shalwar': entry('trousers', 'lilac', {
    colours: ['haze', 'night'],
    style: { print: 'stripe' },
    accent: '#8a97a8',
    detail: '#f4efe6',
  }),
  'pleated-long-skirt': entry('skirt', 'stone', {
    colours: ['fig', 'pine'],
    style: { shape: 'pleated' },
    views: ['close'],
  }),
  'block-print-skirt': entry('skirt', 'rose', {
    colours: ['haze'],
    style: { print: 'sprig', hem: 'border' },
    accent: '#4c5f82',
    detail: '#4c5f82',
    views: ['close'],
  }),
  'linen-long-skirt': entry('skirt', 'mist', {
    colours: ['clay', 'coffee'],
    style: { hem: 'lines' },
    accent: '#ecd9bf',
    views: ['folded'],
  }),
  'long-wool-coat': entry('garment', 'stone', {
    colours: ['slate', 'coffee'],
    style: { cut: 'coat', front: 'buttons', collar: 'shirt' },
    detail: '#2d2833',
    views: ['close'],
  }),
  'open-knit-cardigan': entry('garment', 'lilac', {
    colours: ['sand', 'pine'],
    style: { cut: 'coat', front: 'open', print: 'rib', cuff: 'band' },
    accent: '#f3ece0',
    detail: '#b79d88',
    views: ['folded'],
  }),
  'ribbed-cardigan': entry('garment', 'mist', {
    colours: ['rosewood'],
    style: { cut: 'tunic', front: 'buttons', collar: 'round', print: 'rib', cuff: 'band' },
    accent: '#7d4f4d',
    detail: '#8d625f',
    views: ['close'],
  }),
}
