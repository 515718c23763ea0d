import { inks } from '../colour.ts'
import type { Shot } from '../draw.ts'
import { colours, stuff } from './materials.ts'

const { persimmon, enamel } = inks

const almond: Shot = {
  kind: 'croissant',
  palette: colours(stuff.bake),
  ground: 'blush',
  options: { topping: 'almond' },
}
const cinnamon: Shot = { kind: 'bun', palette: colours(stuff.golden, stuff.filling, stuff.icing), ground: 'pistachio' }
const rye: Shot = { kind: 'cookie', palette: colours(stuff.dough), ground: 'sky' }

/** What comes out of the oven. */
export const bakery: Readonly<Record<string, Shot>> = {
  'almond-croissant': almond,
  'almond-croissant-close': { ...almond, ground: 'oat', crop: [86, 130, 200] },
  'butter-croissant': { kind: 'croissant', palette: colours('#d4913f'), ground: 'sky', options: { seed: 2 } },
  'chocolate-croissant': {
    kind: 'croissant',
    palette: colours('#bd7430'),
    ground: 'pistachio',
    options: { seed: 3, topping: 'chocolate' },
  },
  'cinnamon-bun': cinnamon,
  'cinnamon-bun-close': { ...cinnamon, ground: 'sky', crop: [100, 110, 200] },
  'cardamom-bun': {
    kind: 'bun',
    palette: colours('#c98a44', '#6a4a22', stuff.icing),
    ground: 'butter',
    options: { topping: 'pearls' },
  },
  'rye-chocolate-cookie': rye,
  'rye-chocolate-cookie-close': { ...rye, ground: 'butter', crop: [96, 96, 200] },
  'oat-raisin-cookie': {
    kind: 'cookie',
    palette: colours('#d09c5e'),
    ground: 'blush',
    options: { seed: 5, topping: 'raisin' },
  },
  'white-chocolate-cookie': {
    kind: 'cookie',
    palette: colours('#d9ab68'),
    ground: 'pistachio',
    options: { seed: 8, topping: 'white' },
  },
  'banana-bread': { kind: 'loaf', palette: colours(stuff.crust, '#e2b06c', '#5a2f18'), ground: 'butter' },
  'lemon-poppy-loaf': {
    kind: 'loaf',
    palette: colours('#c98a44', '#f3d78c', '#3a2a1c'),
    ground: 'pistachio',
    options: { topping: 'icing' },
  },
  'blueberry-muffin': { kind: 'muffin', palette: colours('#a8703c', '#34508f', '#f3ead9'), ground: 'butter' },
  'pumpkin-seed-muffin': {
    kind: 'muffin',
    palette: colours('#a4622c', '#8f9a5c', '#e9d9bd'),
    ground: 'sky',
    options: { topping: 'seeds' },
  },
  'sesame-bagel': { kind: 'bagel', palette: colours('#cf8f48', '#fdf0d2', inks.ink), ground: 'clay' },
  'sesame-bagel-cream': {
    kind: 'bagel',
    palette: colours('#cf8f48', '#fdf0d2', inks.ink),
    ground: 'pistachio',
    options: { topping: 'cream' },
  },
  'box-of-six': { kind: 'bakeryBox', palette: colours('#e7cfa4', persimmon, enamel), ground: 'sky' },
}
