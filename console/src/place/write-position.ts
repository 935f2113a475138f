/** Positions for people: the military grid first, then latitude and longitude. Never localised. */
import mgrs from 'mgrs';

/** Beyond these latitudes the grid is not defined (UTM ends; UPS is not written here). */
const NORTH_END = 84;
const SOUTH_END = -80;
const DIGITS = 5;

const GRID = /^(\d{1,2}[A-Z])([A-Z]{2})(\d*)$/;

/** `37U CP 88324 28503`, to the metre; empty where the grid is not defined. */
export function writeMgrs(lon: number, lat: number): string {
  if (lat > NORTH_END || lat < SOUTH_END) return '';
  const match = GRID.exec(mgrs.forward([lon, lat], DIGITS));
  if (!match) return '';
  const [, zone = '', square = '', digits = ''] = match;
  const half = digits.length / 2;
  return `${zone.padStart(3, '0')} ${square} ${digits.slice(0, half)} ${digits.slice(half)}`;
}

/** `48.10012 N, 037.50034 E`: five decimals are about a metre. */
export function writeLatLon(lon: number, lat: number): string {
  const northing = `${Math.abs(lat).toFixed(DIGITS).padStart(8, '0')} ${lat < 0 ? 'S' : 'N'}`;
  const easting = `${Math.abs(lon).toFixed(DIGITS).padStart(9, '0')} ${lon < 0 ? 'W' : 'E'}`;
  return `${northing}, ${easting}`;
}
