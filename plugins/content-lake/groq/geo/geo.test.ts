import { describe, expect, it } from 'vitest'
import { geoFunctions } from './functions.ts'

const geo = geoFunctions['global::geo']
const contains = geoFunctions['geo::contains']
const intersects = geoFunctions['geo::intersects']
const distance = geoFunctions['geo::distance']

const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] })
const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates })
const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const polygon = (...coordinates: number[][][]) => ({ type: 'Polygon', coordinates })
const block = polygon(square(0, 0, 10))
const ringRoad = polygon(square(0, 0, 10), square(4, 4, 2))
/** A U whose arms a straight line leaves and enters again. */
const horseshoe = polygon([
  [0, 0],
  [9, 0],
  [9, 9],
  [6, 9],
  [6, 3],
  [3, 3],
  [3, 9],
  [0, 9],
  [0, 0],
])

describe('geo()', () => {
  it('reads a place with lat and lng or lon, and drops what else it carries', () => {
    expect([
      geo({ lat: 59.9, lng: 10.7, _type: 'geopoint', alt: 3 }),
      geo({ lat: 59.9, lon: 10.7 }),
      geo({ type: 'Point', coordinates: [10.7, 59.9], name: 'Oslo' }),
    ]).toEqual([point(10.7, 59.9), point(10.7, 59.9), point(10.7, 59.9)])
  })

  it('reads every geometry of GeoJSON', () => {
    const shapes = [
      point(1, 2),
      { type: 'MultiPoint', coordinates: [[1, 2]] },
      line([1, 2], [3, 4]),
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      block,
      { type: 'MultiPolygon', coordinates: [block.coordinates] },
      { type: 'GeometryCollection', geometries: [point(1, 2), block] },
    ]
    expect(shapes.map(geo)).toEqual(shapes)
  })

  it.each<[string, unknown]>([
    ['a string', 'Oslo'],
    ['nothing', null],
    ['both lng and lon', { lat: 1, lng: 1, lon: 1 }],
    ['a latitude alone', { lat: 1 }],
    ['words for numbers', { lat: '1', lng: 1 }],
    ['a place off the globe', { lat: 91, lng: 1 }],
    ['a feature', { type: 'Feature', geometry: point(1, 2) }],
    ['a point of one number', { type: 'Point', coordinates: [1] }],
    ['a line of one place', line([1, 2])],
    ['an empty polygon', polygon()],
    ['an open ring', polygon(square(0, 0, 1).slice(0, 4))],
    [
      'a ring without area',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
    ],
    [
      'a ring that crosses itself',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
    ],
    [
      'a ring that passes a place twice',
      polygon([
        [0, 0],
        [2, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ]),
    ],
    [
      'a ring with a spike',
      polygon([
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ]),
    ],
    ['a collection with a bad member', { type: 'GeometryCollection', geometries: [point(1, 2), { type: 'X' }] }],
  ])('is null for %s', (_, value) => {
    expect(geo(value)).toBeNull()
  })
})

describe('geo::distance()', () => {
  it('is metres along the great circle, and null unless both are points', () => {
    const [oslo, stockholm] = [
      { lat: 59.913889, lng: 10.752222 },
      { lat: 59.329444, lng: 18.068611 },
    ]
    expect([
      distance(oslo, stockholm),
      distance(stockholm, oslo),
      distance(oslo, oslo),
      distance(oslo, block),
      distance(oslo, 'x'),
    ]).toEqual([416760.7738822515, 416760.7738822515, 0, null, null])
  })
})

describe('geo::contains()', () => {
  it.each<[string, unknown, unknown, boolean | null]>([
    ['a point inside', block, point(5, 5), true],
    ['a point outside', block, point(11, 5), false],
    ['a point in the hole', ringRoad, point(5, 5), false],
    [
      'a point in one of several polygons',
      { type: 'MultiPolygon', coordinates: [[square(20, 20, 1)], [square(0, 0, 10)]] },
      { lat: 5, lng: 5 },
      true,
    ],
    [
      'points of which one is outside',
      block,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [11, 1],
        ],
      },
      false,
    ],
    ['a line inside', block, line([1, 1], [9, 9]), true],
    ['a line that leaves and comes back', horseshoe, line([1, 6], [8, 6]), false],
    [
      'lines, one of which crosses the edge',
      block,
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 1],
            [2, 2],
          ],
          [
            [5, 5],
            [15, 5],
          ],
        ],
      },
      false,
    ],
    ['a smaller polygon', block, polygon(square(2, 2, 3)), true],
    ['itself', block, block, true],
    ['a polygon over the edge', block, polygon(square(8, 8, 5)), false],
    ['a polygon around the hole', ringRoad, polygon(square(3, 3, 4)), false],
    ['the hole itself', ringRoad, polygon(square(4, 4, 2)), false],
    ['a polygon beside the hole', ringRoad, polygon(square(1, 1, 2)), true],
    [
      'a collection inside',
      block,
      { type: 'GeometryCollection', geometries: [point(1, 1), line([1, 1], [2, 2])] },
      true,
    ],
    ['a polygon in a point', point(1, 1), block, false],
    ['the same point', point(1, 1), { lat: 1, lng: 1 }, true],
    ['what is no geometry', block, { lat: 1 }, null],
  ])('%s', (_, outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected)
  })
})

describe('geo::intersects()', () => {
  it.each<[string, unknown, unknown, boolean | null]>([
    ['polygons that overlap', block, polygon(square(8, 8, 5)), true],
    ['polygons apart', block, polygon(square(20, 20, 5)), false],
    ['one polygon within another', block, polygon(square(2, 2, 1)), true],
    ['a line through a polygon', block, line([-5, 5], [15, 5]), true],
    ['a line past a polygon', block, line([-5, 11], [15, 11]), false],
    ['lines that cross', line([0, 0], [2, 2]), line([0, 2], [2, 0]), true],
    ['a point on a line', line([0, 0], [2, 2]), point(1, 1), true],
    [
      'one of several points inside',
      {
        type: 'MultiPoint',
        coordinates: [
          [50, 50],
          [5, 5],
        ],
      },
      block,
      true,
    ],
    ['what is no geometry', 'x', block, null],
  ])('%s', (_, one, other, expected) => {
    expect([intersects(one, other), intersects(other, one)]).toEqual([expected, expected])
  })
})
