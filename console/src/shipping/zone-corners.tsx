import type { GeoPoint } from '@souk/shipping'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type MapView, type Spot, toPoint, toSpot } from './map-view.ts'

interface ZoneCornersProps {
  readonly area: readonly GeoPoint[]
  readonly view: MapView
  readonly onArea: (area: readonly GeoPoint[]) => void
  readonly spotOf: (event: { readonly clientX: number; readonly clientY: number }) => Spot
}

const steps: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -5, y: 0 },
  ArrowRight: { x: 5, y: 0 },
  ArrowUp: { x: 0, y: -5 },
  ArrowDown: { x: 0, y: 5 },
}

/** The area that is being drawn, with a handle on each corner for pointer and keys. */
export function ZoneCorners({ area, view, onArea, spotOf }: ZoneCornersProps) {
  const [held, setHeld] = useState<number>()
  const put = (index: number, point: GeoPoint) => onArea(area.map((each, at) => (at === index ? point : each)))
  const keys = (event: KeyboardEvent, index: number, { x, y }: Spot) => {
    const by = steps[event.key]
    if (by) put(index, toPoint({ x: x + by.x, y: y + by.y }, view))
    else if (event.key === 'Delete' || event.key === 'Backspace') onArea(area.filter((_, at) => at !== index))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const spots = area.map((point) => toSpot(point, view))
  return (
    <>
      <polygon className="map-area" data-chosen="" points={spots.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {spots.map((spot, index) => (
        <circle
          // Corners have no name but their place in the row.
          key={`corner-${index.toString()}`}
          className="map-corner"
          cx={spot.x}
          cy={spot.y}
          r={8}
          tabIndex={0}
          role="button"
          aria-label={`Corner ${index + 1} of ${spots.length}: arrows move it, Delete takes it out`}
          onPointerDown={(event: PointerEvent<SVGCircleElement>) => {
            event.stopPropagation()
            event.currentTarget.setPointerCapture(event.pointerId)
            setHeld(index)
          }}
          onPointerMove={(event) => {
            if (held === index) put(index, toPoint(spotOf(event), view))
          }}
          onPointerUp={(event) => {
            event.stopPropagation()
            setHeld(undefined)
          }}
          onKeyDown={(event) => keys(event, index, spot)}
        />
      ))}
    </>
  )
}
