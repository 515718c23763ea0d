import { inks } from '../colour.ts'
import type { Shot } from '../draw.ts'
import { colours, stuff } from './materials.ts'

const { pine, persimmon, cobalt, plum, enamel, coffee, steel, milk } = inks

/** Hot drinks. */
export const hot: Readonly<Record<string, Shot>> = {
  'oat-flat-white': { kind: 'glass', palette: colours(stuff.flatWhite), ground: 'sky' },
  'oat-flat-white-above': { kind: 'latte', palette: colours(cobalt, stuff.latte, milk), ground: 'oat' },
  'v60-sidama': { kind: 'pourOver', palette: colours(enamel, stuff.brew), ground: 'clay' },
  'long-black': { kind: 'mug', palette: colours(enamel, cobalt, coffee), ground: 'butter' },
  'double-espresso': { kind: 'espresso', palette: colours(enamel, '#8a4c22', persimmon), ground: 'butter' },
  cortado: {
    kind: 'glass',
    palette: colours(stuff.flatWhite),
    ground: 'blush',
    options: {
      topping: 'cocoa',
      layers: [
        [milk, 10],
        ['#c89a66', 34],
        ['#a0653a', 30],
        [stuff.flatWhite, 30],
      ],
    },
  },
  cappuccino: {
    kind: 'latte',
    palette: colours(persimmon, stuff.latte, '#fbf1e0'),
    ground: 'sky',
    options: { topping: 'dust' },
  },
  'everyday-latte': { kind: 'paperCup', palette: colours(persimmon, enamel, stuff.paper), ground: 'pistachio' },
  'vanilla-latte': {
    kind: 'glass',
    palette: colours(stuff.flatWhite),
    ground: 'clay',
    options: {
      layers: [
        ['#fdf3df', 26],
        ['#e4c79a', 34],
        ['#c99a62', 24],
        ['#8a5230', 18],
      ],
    },
  },
  mocha: { kind: 'paperCup', palette: colours(plum, '#3a2018', stuff.paper), ground: 'oat' },
  'filter-of-the-day': {
    kind: 'mug',
    palette: colours(enamel, cobalt, coffee),
    ground: 'oat',
    options: { topping: 'specks' },
  },
  'decaf-flat-white': { kind: 'paperCup', palette: colours(cobalt, enamel, stuff.paper), ground: 'blush' },
  'moka-for-two': { kind: 'moka', palette: colours(steel, '#33190f'), ground: 'blush' },
  'hot-chocolate': {
    kind: 'mug',
    palette: colours(plum, '#4a2a3f', '#5b2f1c'),
    ground: 'butter',
    options: { topping: 'cream' },
  },
  piccolo: {
    kind: 'latte',
    palette: colours('#f0e3cc', '#9a5a2a', '#fbf1e0'),
    ground: 'pistachio',
    options: { topping: 'leaf' },
  },
  'chai-oat-latte': {
    kind: 'latte',
    palette: colours(plum, '#b9814a', '#f6e6cc'),
    ground: 'pistachio',
    options: { topping: 'dust', seed: 4 },
  },
  'matcha-latte': {
    kind: 'latte',
    palette: colours('#f0e3cc', '#8aa15a', '#eef0d6'),
    ground: 'blush',
    options: { topping: 'leaf' },
  },
  'breakfast-tea': { kind: 'mug', palette: colours(pine, '#173f33', '#9a4f1f'), ground: 'clay' },
  'fresh-mint-tea': {
    kind: 'glass',
    palette: colours('#b8c77a'),
    ground: 'clay',
    options: {
      steam: true,
      topping: 'mint',
      layers: [
        ['#dbe3a4', 30],
        ['#c6d288', 40],
        ['#b2c26e', 30],
      ],
    },
  },
}

/** Cold drinks, layers from the top down. */
export const iced: Readonly<Record<string, Shot>> = {
  'slow-cold-brew': {
    kind: 'icedCup',
    palette: colours('#4a2313', persimmon),
    ground: 'pistachio',
    options: {
      layers: [
        ['#35180d', 46],
        ['#5b2f19', 30],
        ['#8a5a38', 26],
      ],
    },
  },
  'iced-oat-latte': {
    kind: 'icedCup',
    palette: colours('#a8754a', pine),
    ground: 'clay',
    options: {
      seed: 3,
      layers: [
        ['#7a4a2c', 30],
        ['#b98b62', 34],
        ['#f0dcc0', 40],
      ],
    },
  },
  'iced-mocha': {
    kind: 'icedCup',
    palette: colours('#6b3a24', plum),
    ground: 'sky',
    options: {
      seed: 5,
      topping: 'cream',
      layers: [
        ['#8a5a40', 24],
        ['#6b3a24', 46],
        ['#4a2416', 34],
      ],
    },
  },
  'espresso-tonic': {
    kind: 'glass',
    palette: colours(stuff.flatWhite),
    ground: 'butter',
    options: {
      topping: 'orange',
      layers: [
        ['#4a2313', 30],
        ['#8a5a3a', 14],
        ['#e6d8bd', 26],
        ['#eef0e6', 36],
      ],
    },
  },
  'iced-matcha': {
    kind: 'icedCup',
    palette: colours('#8aa15a', persimmon),
    ground: 'blush',
    options: {
      seed: 6,
      layers: [
        ['#7d9a4c', 40],
        ['#b4c48c', 26],
        ['#f3ecd8', 40],
      ],
    },
  },
  'peach-iced-tea': {
    kind: 'icedCup',
    palette: colours('#d98a44', cobalt),
    ground: 'sky',
    options: {
      seed: 7,
      layers: [
        ['#c8692a', 34],
        ['#dd9148', 36],
        ['#f0bd7c', 32],
      ],
    },
  },
  'hibiscus-cooler': {
    kind: 'icedCup',
    palette: colours('#a82a3a', pine),
    ground: 'oat',
    options: {
      seed: 8,
      layers: [
        ['#94202f', 40],
        ['#b8394a', 34],
        ['#d8707a', 28],
      ],
    },
  },
  'cold-brew-lemonade': {
    kind: 'icedCup',
    palette: colours('#e8c65a', pine),
    ground: 'blush',
    options: {
      seed: 9,
      layers: [
        ['#4a2616', 26],
        ['#a8783c', 20],
        ['#efd67c', 30],
        ['#f6e7a6', 30],
      ],
    },
  },
  'cold-brew-500': { kind: 'bottle', palette: colours('#4a2313', pine, '#f8e3a3'), ground: 'blush' },
}
