import type { New } from '@souk/kernel'
import type { Gazetteer } from '@souk/shipping'

/** The middles of San Francisco's postcodes, rounded to about a hundred metres: near enough for zones and minutes. */
const middles: Readonly<Record<string, readonly [lat: number, lng: number]>> = {
  '94102': [37.779, -122.419],
  '94103': [37.772, -122.412],
  '94104': [37.791, -122.402],
  '94105': [37.789, -122.394],
  '94107': [37.762, -122.397],
  '94108': [37.792, -122.408],
  '94109': [37.793, -122.421],
  '94110': [37.749, -122.415],
  '94111': [37.798, -122.4],
  '94112': [37.72, -122.442],
  '94114': [37.759, -122.435],
  '94115': [37.786, -122.437],
  '94116': [37.743, -122.485],
  '94117': [37.77, -122.442],
  '94118': [37.781, -122.461],
  '94121': [37.778, -122.492],
  '94122': [37.759, -122.484],
  '94123': [37.8, -122.437],
  '94124': [37.731, -122.387],
  '94127': [37.735, -122.457],
  '94129': [37.798, -122.466],
  '94130': [37.823, -122.369],
  '94131': [37.742, -122.438],
  '94132': [37.722, -122.484],
  '94133': [37.802, -122.41],
  '94134': [37.719, -122.412],
  '94158': [37.771, -122.391],
}

/** Where the shop's postcodes lie. */
export const gazetteer: New<Gazetteer> = {
  _id: 'gazetteer-us',
  _type: 'gazetteer',
  country: 'US',
  places: Object.entries(middles).map(([postcode, [lat, lng]]) => ({ _key: postcode, postcode, lat, lng })),
}
