import { type Entry, entry } from './entry.ts'

const brass = '#cda555'

/** Scarves, shawls and what holds them. */
export const scarves: Readonly<Record<string, Entry>> = {
  'modal-scarf': entry('scarf', 'lilac', {
    colours: ['rosewood', 'mauve', 'sand', 'sage', 'slate', 'night', 'ochre', 'fig', 'haze'],
    views: ['close', 'folded'],
  }),
  'crinkle-cotton-scarf': entry('scarf', 'mist', {
    colours: ['clay', 'ivory', 'pine', 'slate'],
    style: { print: 'rib' },
    accent: '#3a2a26',
    views: ['close'],
  }),
  'chiffon-scarf': entry('scarf', 'stone', {
    colours: ['haze', 'night', 'rosewood', 'sand'],
    style: { shape: 'plain' },
  }),
  'silk-twill-square': entry('scarf', 'rose', {
    colours: ['fig', 'pine'],
    style: { shape: 'plain', hem: 'border', print: 'tile' },
    views: ['close'],
  }),
  'printed-lawn-scarf': entry('scarf', 'mist', {
    colours: ['sand', 'haze'],
    style: { print: 'leaf', hem: 'border' },
    accent: '#7a3f4a',
    views: ['close'],
  }),
  'striped-linen-scarf': entry('scarf', 'rose', {
    colours: ['sage', 'ivory'],
    style: { hem: 'lines' },
    accent: '#8a6a4c',
  }),
  'wool-shawl': entry('scarf', 'lilac', {
    colours: ['slate', 'coffee', 'ochre'],
    style: { shape: 'long' },
    views: ['folded'],
  }),
  'check-shawl': entry('scarf', 'stone', {
    style: { shape: 'long', print: 'check' },
    body: '#5f6875',
    accent: '#d8d3c8',
    views: ['close'],
  }),
  'jersey-scarf': entry('scarf', 'rose', {
    colours: ['tan', 'night', 'sage'],
    style: { shape: 'plain' },
    views: ['folded'],
  }),
  'three-scarf-set': entry('stack', 'mist', { style: { colours: ['#7d8f7a', '#d8c3b4', '#b98a86'] }, body: '#b98a86' }),
  'ribbed-undercap': entry('cap', 'stone', {
    colours: ['rosewood', 'night', 'sand'],
    style: { print: 'rib' },
    accent: '#8d625f',
    detail: '#cdb597',
  }),
  'tie-back-undercap': entry('cap', 'lilac', { colours: ['ivory', 'night'], accent: '#b9ad98', detail: '#cdb597' }),
  'magnet-pins': entry('pins', 'rose', {
    colours: ['rosewood', 'gold'],
    fills: 'accent',
    body: '#f6f0e6',
    detail: '#b98a86',
  }),
  'pearl-pins': entry('pins', 'mist', { style: { shape: 'pearl' }, body: '#f6f0e6', accent: brass, detail: '#efe2cf' }),
}

/** Shoes. */
export const shoes: Readonly<Record<string, Entry>> = {
  'zari-khussa': entry('khussas', 'stone', {
    colours: ['fig', 'pine'],
    accent: '#e0be86',
    detail: '#b98a5a',
    views: ['close'],
  }),
  'plain-khussa': entry('khussas', 'mist', { colours: ['tan', 'night'], accent: '#d8c09a', detail: '#8a6a48' }),
  'mirror-khussa': entry('khussas', 'lilac', {
    colours: ['ivory'],
    accent: '#b58a48',
    detail: '#b98a5a',
    views: ['close'],
  }),
  'day-loafer': entry('loafers', 'mist', {
    colours: ['tan', 'night'],
    accent: '#d3aa5c',
    detail: '#4a3a30',
    views: ['close'],
  }),
  'slip-on-flat': entry('loafers', 'rose', {
    colours: ['coffee'],
    style: { shape: 'slip' },
    accent: '#c9a06a',
    detail: '#2d221e',
  }),
  'two-strap-sandal': entry('sandals', 'lilac', { colours: ['clay'], accent: brass, detail: '#b99a72' }),
  'ankle-boot': entry('boots', 'stone', { colours: ['coffee'], accent: brass, detail: '#2d221e' }),
}

/** Bags. */
export const bags: Readonly<Record<string, Entry>> = {
  'everyday-tote': entry('handbag', 'stone', {
    colours: ['tan', 'pine'],
    accent: '#d9b25a',
    detail: '#7a5a3c',
    views: ['close'],
  }),
  'mat-tote': entry('shopper', 'mist', { colours: ['ivory', 'night'], accent: '#b58a48', detail: '#8a6a4c' }),
  'quilted-shopper': entry('shopper', 'rose', {
    colours: ['slate'],
    style: { shape: 'quilted' },
    accent: '#d8c09a',
    detail: '#3f4650',
    views: ['close'],
  }),
  'flap-crossbody': entry('crossbody', 'lilac', {
    colours: ['fig', 'night', 'tan'],
    accent: '#d9b25a',
    detail: '#4a2632',
    views: ['close'],
  }),
  'evening-clutch': entry('clutch', 'mist', { colours: ['pine', 'fig'], accent: '#d9b25a' }),
  'block-print-pouch': entry('clutch', 'rose', {
    colours: ['haze'],
    style: { shape: 'pouch', print: 'tile' },
    accent: '#4c5f82',
    detail: '#6d3346',
  }),
}

/** Jewellery. Its choice of colours is the metal. */
export const jewellery: Readonly<Record<string, Entry>> = {
  'crescent-earrings': entry('earrings', 'rose', {
    colours: ['gold', 'silver'],
    fills: 'accent',
    style: { shape: 'crescent' },
    detail: '#f3ead9',
    views: ['close'],
  }),
  'garnet-jhumka': entry('earrings', 'mist', {
    style: { shape: 'jhumka' },
    accent: brass,
    detail: '#7a3f4a',
    views: ['close'],
  }),
  'drop-earrings': entry('earrings', 'stone', {
    colours: ['gold', 'silver'],
    fills: 'accent',
    style: { shape: 'drop' },
    detail: '#46584a',
  }),
  'coin-earrings': entry('earrings', 'lilac', { style: { shape: 'disc' }, accent: brass, detail: '#5f6875' }),
  'moon-necklace': entry('necklace', 'lilac', {
    colours: ['gold', 'silver'],
    fills: 'accent',
    style: { shape: 'moon' },
    detail: '#f3ead9',
    views: ['close'],
  }),
  'bar-necklace': entry('necklace', 'stone', { style: { shape: 'bar' }, accent: brass }),
  'jade-bead-necklace': entry('necklace', 'rose', { style: { shape: 'beads' }, accent: brass, detail: '#5c7a68' }),
  'enamel-bangles': entry('bangles', 'mist', { accent: brass, detail: '#7a3f4a' }),
  'wide-cuff': entry('bangles', 'stone', { style: { shape: 'cuff' }, accent: '#c6a062', detail: '#f3ead9' }),
  'seal-ring': entry('rings', 'rose', {
    style: { shape: 'seal' },
    body: '#d8c3b4',
    accent: '#b4b2b6',
    detail: '#3f4a45',
  }),
  'two-stone-rings': entry('rings', 'lilac', {
    style: { shape: 'two' },
    body: '#b9c3cf',
    accent: brass,
    detail: '#7a3f4a',
  }),
}
