import { inks, tiles } from '../colour.ts'
import type { Shot } from '../draw.ts'
import { colours, stuff } from './materials.ts'

const { pine, persimmon, cobalt, marigold, cream, enamel, steel, sun, coffee } = inks

const kettle = (body: string, ground: Shot['ground']): Shot => ({
  kind: 'kettle',
  palette: colours(body, stuff.grip),
  ground,
})
const mug = (body: string, rim: string, ground: Shot['ground'], topping?: string): Shot => ({
  kind: 'mug',
  palette: colours(body, rim, coffee),
  ground,
  options: { steam: false, ...(topping && { topping }) },
})
const cup = (band: string, ground: Shot['ground']): Shot => ({
  kind: 'paperCup',
  palette: colours(band, band, '#f6ead4'),
  ground,
  options: { steam: false },
})

/** Things to brew with. */
export const gear: Readonly<Record<string, Shot>> = {
  'gooseneck-kettle': kettle(pine, 'oat'),
  'gooseneck-kettle-persimmon': kettle(persimmon, 'sky'),
  'gooseneck-kettle-cream': kettle(cream, 'pistachio'),
  'moka-pot': { kind: 'moka', palette: colours(steel, '#33190f'), ground: 'sky' },
  'french-press': { kind: 'press', palette: colours(inks.ink, '#5b2c16'), ground: 'pistachio' },
  'v60-dripper': { kind: 'pourOver', palette: colours(enamel, stuff.brew), ground: 'sky', options: { steam: false } },
  'v60-dripper-blush': {
    kind: 'pourOver',
    palette: colours(stuff.blush, stuff.brew),
    ground: 'oat',
    options: { steam: false },
  },
  'filter-papers': { kind: 'filters', palette: colours(marigold, inks.ink, enamel), ground: 'blush' },
  'hand-grinder': { kind: 'grinder', palette: colours(pine, '#a8743f'), ground: 'blush' },
  'hand-grinder-cobalt': { kind: 'grinder', palette: colours(cobalt, '#a8743f'), ground: 'butter' },
  'brew-scale': {
    kind: 'scale',
    palette: colours('#4b4440', '#ffcf70', enamel),
    ground: 'pistachio',
    options: { label: '18.0' },
  },
  'enamel-mug': mug(enamel, cobalt, 'butter', 'specks'),
  'enamel-mug-pine': mug(pine, '#173f33', 'blush'),
  'enamel-mug-persimmon': mug(persimmon, '#8f2a0f', 'sky'),
  'keep-cup': cup(pine, 'clay'),
  'keep-cup-persimmon': cup(persimmon, 'sky'),
  'keep-cup-cobalt': cup(cobalt, 'butter'),
  'flat-white-glasses': { kind: 'glass', palette: colours(stuff.flatWhite), ground: 'butter' },
  'kettle-lane-tote': { kind: 'tote', palette: colours('#eadbbe', persimmon, '#d9c49c'), ground: 'sky' },
  'kettle-lane-tote-pine': { kind: 'tote', palette: colours(pine, sun, '#c9b48c'), ground: 'blush' },
}

const carton = (body: string, wave: string, label: string, ground: Shot['ground']): Shot => ({
  kind: 'carton',
  palette: colours(body, wave, wave),
  ground,
  options: { label },
})

/** The shelf beside the bar: milk, tea, honey, cards. */
export const pantry: Readonly<Record<string, Shot>> = {
  'oat-milk': carton('#bcd6e6', cobalt, 'Oat', 'blush'),
  'whole-milk': carton('#f6efe2', persimmon, 'Whole', 'sky'),
  'almond-milk': carton('#efdcb8', '#a8622f', 'Almond', 'pistachio'),
  'soy-milk': carton(tiles.pistachio, pine, 'Soy', 'butter'),
  'bar-honey': {
    kind: 'bottle',
    palette: colours('#c9801f', inks.ink, '#fff3dc'),
    ground: 'clay',
    options: { label: 'Bar honey' },
  },
  'earl-grey-tin': {
    kind: 'tin',
    palette: colours(cobalt, sun, cobalt),
    ground: 'oat',
    options: { label: 'Earl Grey', motif: 'leaf' },
  },
  'sencha-tin': {
    kind: 'tin',
    palette: colours(pine, '#8fae5a', pine),
    ground: 'butter',
    options: { label: 'Sencha', motif: 'waves' },
  },
  'gift-card': { kind: 'giftCard', palette: colours(persimmon, sun, pine), ground: 'butter' },
  'gift-card-pine': {
    kind: 'giftCard',
    palette: colours(pine, sun, '#e58a4e'),
    ground: 'blush',
    options: { label: '$50' },
  },
}
