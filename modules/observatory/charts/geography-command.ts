// bin/geography: projects Natural Earth's countries (1:50 million, package world-atlas) once and
// writes geography.json: paths in pixels for the map of the Americas and its inset.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  geoArea, geoAzimuthalEqualArea, geoCentroid, geoMercator, geoPath, type GeoProjection,
} from 'd3-geo'
import { feature } from 'topojson-client'
import type { Feature, Position } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { parse } from 'yaml'
import { z } from 'zod'

const ROOT = path.join(import.meta.dirname, '../../..')
const OUTPUT = path.join(import.meta.dirname, 'geography.json')

const statesRecord = z.object({ id: z.string(), isoNumeric: z.string() })

type Frame = { width: number, height: number, projection: GeoProjection, least: number }

// Both frames are boxes of longitude and latitude set into pixels.
const mainFrame = frame(geoAzimuthalEqualArea().rotate([88, -6]), {
  width: 358, height: 470, least: 0.6,
  box: [[-168, 66], [-52, 74], [-35, -8], [-72, -55.5], [-82, 83]],
})
const insetFrame = frame(geoMercator(), {
  width: 390, height: 300, least: 0.4,
  box: [[-85.3, 9.4], [-85.3, 27.4], [-58.9, 9.4], [-58.9, 27.4]],
})

/** States too small for the inset; each gets a ring in the margin, from north to south. */
const RINGS = ['KNA', 'ATG', 'DMA', 'LCA', 'BRB', 'VCT', 'GRD', 'TTO']

// In steradians. A ring that thinning turned round holds all the world but its island; no State is
// a sixth of the world, so what is larger is turned back.
const WORLD = 2

const atlas: Topology<{ countries: GeometryCollection }> = JSON.parse(
  readFileSync(path.join(ROOT, 'node_modules/world-atlas/countries-50m.json'), 'utf8'),
)
const states = new Map(readdirSync(path.join(ROOT, 'content/states')).map((file) => {
  const text = readFileSync(path.join(ROOT, 'content/states', file), 'utf8')
  const { id, isoNumeric } = statesRecord.parse(parse(text))
  return [isoNumeric, id]
}))

const main = draw(mainFrame)
const inset = draw(insetFrame)
const centroids = new Map(features(insetFrame.projection, insetFrame.least).map((one) =>
  [states.get(String(one.id).padStart(3, '0')) ?? '', geoCentroid(one)]))
const anchors = Object.fromEntries(RINGS.map((id) =>
  [id, pixels(insetFrame.projection, centroids.get(id) ?? [0, 0])]))
const corners = [[-85.3, 27.4], [-58.9, 9.4]].map((one) => pixels(mainFrame.projection, one))
const lost = [...states.values()].filter((id) =>
  main.states[id] === undefined && inset.states[id] === undefined)
if (lost.length > 0) throw new Error(`No shape for ${lost.join(', ')}.`)
writeFileSync(OUTPUT, `${JSON.stringify({ main, inset: { ...inset, anchors }, corners })}\n`)
console.log(`Wrote ${OUTPUT}: ${Object.keys(main.states).length} States on the map, ` +
  `${Object.keys(inset.states).length} in the inset.`)

function frame(
  projection: GeoProjection,
  { width, height, least, box }: { width: number, height: number, least: number, box: Position[] },
): Frame {
  projection.fitExtent([[0, 0], [width, height]], { type: 'MultiPoint', coordinates: box })
    .clipExtent([[0, 0], [width, height]])
  return { width, height, projection, least }
}

function pixels(projection: GeoProjection, [x = 0, y = 0]: Position): number[] {
  return (projection([x, y]) ?? [0, 0]).map((value) => Math.round(value * 10) / 10)
}

/** Every country of which something is in the frame; what is no State of ours in one path. */
function draw({ width, height, projection, least }: Frame) {
  const shape = geoPath(projection).digits(1)
  const found: Record<string, string> = {}
  let others = ''
  for (const one of features(projection, least)) {
    const id = states.get(String(one.id).padStart(3, '0'))
    const d = compact(shape(one) ?? '', least)
    if (d === '') continue
    if (id === undefined) others += d
    else found[id] = d
  }
  return { width, height, states: found, others }
}

// Islands of less than `least` square pixels are left out, but not those that make up a State.
function compact(d: string, least: number): string {
  const rings = d.split('Z').filter((one) => one !== '')
    .map((ring) => ring.slice(1).split('L').map((pair) => pair.split(',').map(Number)))
  const largest = Math.max(...rings.map(areaOf))
  return rings.filter((ring) => areaOf(ring) >= Math.min(least, largest / 10)).map(write).join('')
}

// "M12.3,4.5l1.2,-.3…z": steps are shorter to write than places.
function write(ring: number[][]): string {
  const tenths = ring.map((point) => point.map((value) => Math.round(value * 10)))
  const steps = tenths.slice(1).map(([x = 0, y = 0], index) => {
    const [beforeX = 0, beforeY = 0] = tenths[index] ?? []
    return [x - beforeX, y - beforeY]
  }).filter(([dx, dy]) => dx !== 0 || dy !== 0)
  const pair = (point: number[]) => point.map((value) =>
    String(value / 10).replace(/^(-?)0\./, '$1.')).join(' ').replaceAll(' -', '-')
  return `M${pair(tenths[0] ?? [])}l${steps.map(pair).join(' ').replaceAll(' -', '-')}z`
}

function areaOf(points: number[][]): number {
  return Math.abs(points.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? []
    return sum + x * nextY - nextX * y
  }, 0)) / 2
}

/** Countries with their borders thinned: shared borders stay shared, as they are thinned once. */
function features(projection: GeoProjection, least: number) {
  const { scale = [1, 1], translate = [0, 0] } = atlas.transform ?? {}
  const arcs = atlas.arcs.map((arc) => {
    let [x, y] = [0, 0]
    const positions = arc.map(([dx = 0, dy = 0]): Position => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
    return thin(positions, projection, least)
  })
  const { transform: _, ...rest } = atlas
  return feature({ ...rest, arcs }, atlas.objects.countries).features.map(withoutSlivers)
}

function withoutSlivers({ geometry, ...one }: Feature): Feature {
  const isState = states.has(String(one.id).padStart(3, '0'))
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates]
    : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  const coordinates = polygons
    .map((rings) => isWorld(rings) ? rings.map((ring) => ring.toReversed()) : rings)
    .filter((rings) => !isWorld(rings) && (isState || isAmerican(rings)))
  return { ...one, geometry: { type: 'MultiPolygon', coordinates } }
}

// The shores of Europe and Africa would say nothing; French Guiana is a polygon of France.
function isAmerican(coordinates: Position[][]): boolean {
  const [longitude] = geoCentroid({ type: 'Polygon', coordinates })
  return longitude > -170 && longitude < -30
}

function isWorld(coordinates: Position[][]): boolean {
  return geoArea({ type: 'Polygon', coordinates }) > WORLD
}

// Douglas and Peucker (1973), in pixels; what is out of sight keeps its ends only.
function thin(positions: Position[], projection: GeoProjection, tolerance: number): Position[] {
  const places = positions.map(([x = 0, y = 0]) => projection([x, y]) ?? [1e6, 1e6])
  const kept = new Set([0, positions.length - 1])
  const ranges: [number, number][] = [[0, positions.length - 1]]
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const [start, end] = range
    let [farthest, distance] = [-1, tolerance]
    for (let at = start + 1; at < end; at += 1) {
      const away = distanceOf(places[at] ?? [0, 0], places[start] ?? [0, 0], places[end] ?? [0, 0])
      if (away > distance) [farthest, distance] = [at, away]
    }
    if (farthest === -1) continue
    kept.add(farthest)
    ranges.push([start, farthest], [farthest, end])
  }
  const end = positions.length - 1
  // A small island stays a triangle.
  if (kept.size < 4 && String(positions[0]) === String(positions[end])) {
    return [0, end / 3, (2 * end) / 3, end].flatMap((at) => positions.slice(Math.round(at))
      .slice(0, 1))
  }
  return positions.filter((_, index) => kept.has(index))
}

function distanceOf(
  [x = 0, y = 0]: number[], [x1 = 0, y1 = 0]: number[], [x2 = 0, y2 = 0]: number[],
) {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const square = dx * dx + dy * dy
  const along = square === 0
    ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / square))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}
