import { inks, type Tile } from '../colour.ts'
import type { Shot } from '../draw.ts'
import type { Motif } from '../kinds/motifs.ts'
import { colours } from './materials.ts'

const { pine, persimmon, cobalt, marigold, plum, moss, cream, sun } = inks

/** A bag: paper, two inks (the second also prints the name), ground, name, motif. */
const bag = (
  paper: string,
  inksOfLabel: readonly [accent: string, detail: string],
  ground: Tile,
  label: string,
  motif: Motif,
  note = 'WHOLE BEAN',
): Shot => ({ kind: 'bag', palette: colours(paper, ...inksOfLabel), ground, options: { label, motif, note } })

const sunrise = bag(pine, [sun, persimmon], 'butter', 'Sunrise', 'sun')
const sidama = bag(persimmon, [sun, cobalt], 'sky', 'Sidama', 'peaks')

/** Bags of beans, each with its own paper and label. */
export const beans: Readonly<Record<string, Shot>> = {
  'sunrise-blend': sunrise,
  'sunrise-blend-label': { ...sunrise, ground: 'blush', crop: [100, 128, 200] },
  'sidama-bensa': sidama,
  'sidama-bensa-label': { ...sidama, ground: 'butter', crop: [100, 128, 200] },
  'night-shift-decaf': bag(cobalt, [cobalt, cobalt], 'blush', 'Night Shift', 'moon', 'DECAF'),
  'harbour-espresso': bag(marigold, [persimmon, cobalt], 'pistachio', 'Harbour', 'waves'),
  'yirgacheffe-aricha': bag(cream, ['#e58a4e', pine], 'blush', 'Yirga', 'peaks'),
  'kettle-lane-filter': bag(cream, [persimmon, pine], 'clay', 'Kettle Lane', 'tiles'),
  'huila-la-plata': bag(plum, ['#e58a4e', plum], 'oat', 'Huila', 'sun'),
  'mandheling-aceh': bag(moss, [sun, persimmon], 'sky', 'Mandheling', 'petals'),
  'nyeri-peaberry': bag(plum, [persimmon, cobalt], 'butter', 'Nyeri', 'rings', 'PEABERRY'),
  'antigua-bourbon': bag(pine, [sun, pine], 'blush', 'Antigua', 'leaf'),
  'cold-brew-blend': bag(cobalt, ['#6fa3c8', cobalt], 'pistachio', 'Cold brew', 'waves', 'COARSE GROUND'),
  'moka-blend': bag(persimmon, [marigold, plum], 'oat', 'Moka', 'tiles'),
  'winter-blend': bag(moss, [persimmon, moss], 'butter', 'Winter', 'leaf'),
}
