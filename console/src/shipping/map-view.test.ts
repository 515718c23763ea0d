import { expect, test } from 'vitest'
import { mapSize, metresToPixels, panned, toPoint, toSpot, viewOf, zoomed } from './map-view.ts'

const corners = [
  { lat: 37.76, lng: -122.45 },
  { lat: 37.81, lng: -122.38 },
]

test('a view holds all its points, and a point comes back from where it is drawn', () => {
  const view = viewOf(corners)
  for (const corner of corners) {
    const { x, y } = toSpot(corner, view)
    expect(x >= 0 && x <= mapSize.width && y >= 0 && y <= mapSize.height).toBe(true)
    const back = toPoint({ x, y }, view)
    expect([back.lat, back.lng].map((each) => each.toFixed(4))).toEqual([corner.lat.toFixed(4), corner.lng.toFixed(4)])
  }
})

test('north is up and east is right', () => {
  const view = viewOf(corners)
  const [south, north] = corners.map((corner) => toSpot(corner, view))
  expect((north?.y ?? 0) < (south?.y ?? 0) && (north?.x ?? 0) > (south?.x ?? 0)).toBe(true)
})

test('zooming keeps the spot under the pointer where it is; panning moves by what was dragged', () => {
  const view = viewOf(corners)
  const about = { x: 200, y: 100 }
  const under = toPoint(about, view)
  const closer = zoomed(view, 2, about)
  const still = toSpot(under, closer)
  expect([Math.round(still.x), Math.round(still.y)]).toEqual([200, 100])
  const moved = toSpot(under, panned(view, { x: 30, y: -20 }))
  expect([Math.round(moved.x), Math.round(moved.y)]).toEqual([230, 80])
})

test('a kilometre is as long as the points that are a kilometre apart', () => {
  const view = viewOf(corners)
  const [here, there] = [
    { lat: 37.78, lng: -122.41 },
    { lat: 37.788983, lng: -122.41 },
  ].map((each) => toSpot(each, view))
  expect(metresToPixels(1000, 37.78, view) / ((here?.y ?? 0) - (there?.y ?? 0))).toBeCloseTo(1, 1)
})
