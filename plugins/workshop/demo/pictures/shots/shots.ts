import { createRandom } from '../../random.ts'
import { tiles } from '../colour.ts'
import { draw, type Shot } from '../draw.ts'
import { counter, drawScene, hero, type Item, type Scene } from '../scene.ts'
import { bakery } from './bakery.ts'
import { beans } from './beans.ts'
import { hot, iced } from './drinks.ts'
import { gear, pantry } from './gear.ts'
import { colours, stuff } from './materials.ts'

const single = { ...hot, ...iced, ...bakery, ...beans, ...gear, ...pantry }

/** A thing of the catalogue as part of a scene. */
const of = (name: string, x: number, y: number, scale: number): Item => {
  const shot = single[name]
  if (!shot) throw new Error(`no picture is called ${name}`)
  return { kind: shot.kind, palette: shot.palette, ...(shot.options && { options: shot.options }), x, y, scale }
}

const heap = (x: number, y: number, scale: number): Item => ({
  kind: 'beans',
  palette: colours(stuff.roast),
  x,
  y,
  scale,
})

/** Things in use, beside a companion; and the home page. */
const scenes: Readonly<Record<string, Scene>> = {
  hero,
  'oat-flat-white-counter': counter(tiles.sky, [
    of('oat-flat-white', 190, 352, 0.86),
    of('butter-croissant', 288, 366, 0.42),
    heap(70, 366, 0.32),
  ]),
  'v60-sidama-counter': counter(tiles.clay, [
    of('v60-sidama', 150, 354, 0.82),
    of('sidama-bensa', 300, 360, 0.62),
    heap(214, 370, 0.28),
  ]),
  'slow-cold-brew-counter': counter(tiles.pistachio, [
    of('cold-brew-500', 266, 354, 0.78),
    of('slow-cold-brew', 150, 362, 0.8),
  ]),
  'sunrise-blend-counter': counter(tiles.butter, [
    of('sunrise-blend', 150, 354, 0.76),
    of('filter-of-the-day', 300, 362, 0.5),
    heap(216, 372, 0.3),
  ]),
  'brew-kit': counter(tiles.pistachio, [
    of('v60-dripper', 124, 354, 0.72),
    of('filter-papers', 306, 352, 0.44),
    of('sidama-bensa', 228, 362, 0.6),
    heap(316, 374, 0.26),
  ]),
  'coffee-course': counter(tiles.oat, [
    of('gooseneck-kettle-persimmon', 274, 354, 0.66),
    of('v60-sidama', 124, 362, 0.7),
  ]),
}

/** Steps of the story band: see-through, to stand on pine. */
const story: Readonly<Record<string, Shot>> = {
  'story-weigh': { kind: 'beans', palette: colours(stuff.roast), ground: 'none' },
  'story-heat': { kind: 'kettle', palette: colours('#c23c16', stuff.grip), ground: 'none' },
  'story-bloom': { kind: 'pourOver', palette: colours('#fbf5ea', stuff.brew), ground: 'none' },
  'story-drink': { kind: 'mug', palette: colours('#fbf5ea', '#2b4c8c', '#4a2313'), ground: 'none' },
}

/** Every picture of the coffee shop by its file name without ending. */
export const pictureNames: readonly string[] = [...Object.keys(single), ...Object.keys(story), ...Object.keys(scenes)]

/**
 * The drawing of one picture and the size it is rendered at. Single things are see-through unless `onGround`: the shop
 * lays the tile colour under them, so that neighbours never match. Throws when no picture has that name.
 */
export const plate = (name: string, prefix = 'p', onGround = false): { svg: string; width: number; height: number } => {
  const scene = scenes[name]
  if (scene) {
    const width = name === 'hero' ? 1640 : 1000
    return { svg: drawScene(scene, prefix), width, height: Math.round((width * scene.height) / scene.width) }
  }
  const shot = single[name] ?? story[name]
  if (!shot) throw new Error(`no picture is called ${name}`)
  const side = story[name] ? 600 : 1000
  return { svg: draw(withSeed(name, onGround ? shot : { ...shot, ground: 'none' }), prefix), width: side, height: side }
}

/** Specks and chips differ from picture to picture without anyone choosing numbers. */
const withSeed = (name: string, shot: Shot): Shot =>
  shot.options?.seed === undefined
    ? {
        ...shot,
        options: {
          ...shot.options,
          seed: createRandom(11)
            .fork(name.replace(/-(close|label)$/, ''))
            .whole(1, 9999),
        },
      }
    : shot
