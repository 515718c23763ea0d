import { AddIcon } from '@sanity/icons/Add'
import { RemoveIcon } from '@sanity/icons/Remove'
import { Button } from '@sanity/ui'
import type { GeoPoint } from '@souk/shipping'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { ZoneCorners } from './zone-corners.tsx'
import { MapGround, type MapGroundProps } from './map-ground.tsx'
import { type MapView, mapSize, panned, type Spot, toPoint, viewOf, zoomed } from './map-view.ts'

interface ZoneMapProps extends Omit<MapGroundProps, 'view'> {
  /** What is in sight at first. */
  readonly sight: readonly GeoPoint[]
  /** Corners that can be moved; undefined: the map is only looked at. */
  readonly area: readonly GeoPoint[] | undefined
  readonly onArea: (area: readonly GeoPoint[]) => void
  /** While drawing, a click sets a corner. */
  readonly drawing: boolean
}

const arrows: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: 40, y: 0 },
  ArrowRight: { x: -40, y: 0 },
  ArrowUp: { x: 0, y: 40 },
  ArrowDown: { x: 0, y: -40 },
}
const middle = { x: mapSize.width / 2, y: mapSize.height / 2 }

/** Where on the drawing a pointer is, whatever size it is shown in. */
function spotOf(
  svg: SVGSVGElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Spot {
  const matrix = svg.getScreenCTM()
  if (!matrix) return middle
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
  return { x, y }
}

/**
 * Our own map: postcodes, places and zones on a grid, from our own data alone. Drag or arrows move it, the wheel or
 * + and − zoom; corners are dragged, or moved with arrows and taken out with Delete.
 */
export function ZoneMap({ sight, area, onArea, drawing, ...ground }: ZoneMapProps) {
  const [view, setView] = useState<MapView>(() => viewOf(sight))
  const svg = useRef<SVGSVGElement>(null)
  const held = useRef<{ readonly at: Spot; readonly view: MapView; moved: boolean }>(undefined)
  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || !svg.current) return
    held.current = { at: spotOf(svg.current, event), view, moved: false }
    svg.current.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const from = held.current
    if (!from || !svg.current) return
    const at = spotOf(svg.current, event)
    const by = { x: at.x - from.at.x, y: at.y - from.at.y }
    if (Math.hypot(by.x, by.y) < 4 && !from.moved) return
    from.moved = true
    setView(panned(from.view, by))
  }
  const up = () => {
    const from = held.current
    held.current = undefined
    if (from && !from.moved && drawing && area) onArea([...area, toPoint(from.at, view)])
  }
  const keys = (event: KeyboardEvent<SVGSVGElement>) => {
    if (event.target !== event.currentTarget) return
    const by = arrows[event.key]
    if (by) setView(panned(view, by))
    else if (event.key === '+' || event.key === '=') setView(zoomed(view, 1.5, middle))
    else if (event.key === '-') setView(zoomed(view, 1 / 1.5, middle))
    else if (event.key === 'Enter' && drawing && area) onArea([...area, view.center])
    else return
    event.preventDefault()
  }
  return (
    <div className="zone-map">
      {/* An application takes keys and pointer by its role; the rule does not know it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        ref={svg}
        viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
        preserveAspectRatio="xMidYMid slice"
        tabIndex={0}
        role="application"
        aria-label={
          drawing
            ? 'Map: Enter sets a corner in the middle, arrows move the map'
            : 'Map: arrows move it, plus and minus zoom'
        }
        data-drawing={drawing ? '' : undefined}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onKeyDown={keys}
        onWheel={(event) =>
          svg.current && setView(zoomed(view, event.deltaY < 0 ? 1.2 : 1 / 1.2, spotOf(svg.current, event)))
        }
      >
        <MapGround {...ground} view={view} />
        {area ? (
          <ZoneCorners
            area={area}
            view={view}
            onArea={onArea}
            spotOf={(event) => (svg.current ? spotOf(svg.current, event) : middle)}
          />
        ) : null}
        {drawing ? (
          <path className="map-cross" d={`M${middle.x - 9} ${middle.y}h18M${middle.x} ${middle.y - 9}v18`} />
        ) : null}
      </svg>
      <div className="map-zoom">
        <Button
          mode="ghost"
          icon={AddIcon}
          padding={2}
          aria-label="Nearer"
          onClick={() => setView(zoomed(view, 1.5, middle))}
        />
        <Button
          mode="ghost"
          icon={RemoveIcon}
          padding={2}
          aria-label="Farther"
          onClick={() => setView(zoomed(view, 1 / 1.5, middle))}
        />
      </div>
    </div>
  )
}
