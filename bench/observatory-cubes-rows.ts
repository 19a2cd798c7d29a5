// The rows of a cube, cut or repeated to a number.
import { type Columns, zerosLast } from '../modules/observatory/cubes/cube.ts'

/** Takes rows from everywhere when cutting, so that every category stays; repeats in order. */
export function resize({ dimensions, figures }: Columns, rows: number): Columns {
  const step = Math.max(1, figures.length / rows)
  const places = Uint32Array.from({ length: rows }, (_, place) =>
    Math.floor(place * step) % figures.length)
  return zerosLast({
    dimensions: dimensions.map((one) => ({
      ...one,
      codes: Uint16Array.from(places, (place) => one.codes[place] ?? 0),
    })),
    figures: Int32Array.from(places, (place) => figures[place] ?? 0),
  })
}
