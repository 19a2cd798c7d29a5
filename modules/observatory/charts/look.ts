// The looks of charts in files, which no style sheet reaches: the classes of _charts.scss as
// attributes, in the colours of the light theme. A test keeps the colours equal to the tokens.
export const colours = {
  paper: '#fff', 'sand-2': '#efece4', land: '#e4e0d6', grid: '#e4e1d8', axis: '#747c85',
  'line-strong': '#747c85', 'ink-1': '#0f1d2b', 'ink-2': '#3b4956', 'ink-3': '#586470',
  signal: '#b8400e', c2: '#2a5fc4', c3: '#2f9e8a', c4: '#a08600', c5: '#5a1550', c6: '#3d4750',
  ctx: '#5f6b76', q1: '#f3e3a8', q2: '#9fcfa9', q3: '#4aa3b0', q4: '#1c6aa0', q5: '#10264d',
} as const

type Attributes = Record<string, string | number>

const series = [
  ['0', colours.ctx], ['1', colours.signal], ['2', colours.c2], ['3', colours.c3],
  ['4', colours.c4], ['5', colours.c5], ['6', colours.c6],
] as const
const shades = [colours.q1, colours.q2, colours.q3, colours.q4, colours.q5]
const dashed = '5 3'

/** In the order of the style sheet: what comes later wins. */
export const looks: [string, Attributes][] = [
  ['b', { 'font-weight': 600 }],
  ['halo', { stroke: colours.paper, 'stroke-width': 3, 'paint-order': 'stroke' }],
  ['m', { fill: colours['ink-3'] }],
  ...['ink', 't0', 't3', 't4'].map((name): [string, Attributes] =>
    [name, { fill: colours['ink-1'] }]),
  ['gl', { stroke: colours.grid }],
  ['ax', { stroke: colours.axis }],
  ['brk', { stroke: colours['ink-2'], 'stroke-dasharray': '2 3' }],
  ['miss', { fill: 'none', stroke: colours['ink-2'], 'stroke-width': 1.5 }],
  ['med', { stroke: colours['ink-1'], 'stroke-width': 2 }],
  ['half', { fill: colours['sand-2'] }],
  ['edge', { stroke: colours.paper }],
  ['lead', { stroke: colours['ink-3'] }],
  ...series.flatMap(([n, colour]): [string, Attributes][] => [
    [`l${n}`, { fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' }],
    [`f${n}`, { fill: colour }],
  ]),
  ...series.filter(([n]) => ['1', '2', '5', '6'].includes(n))
    .map(([n, colour]): [string, Attributes] => [`t${n}`, { fill: colour }]),
  ['strong', { 'stroke-width': 3 }],
  ['l0', { 'stroke-width': 1.5, 'stroke-dasharray': dashed }],
  ['proj', { 'stroke-dasharray': '2 4', 'stroke-linecap': 'round' }],
  ['hollow', { fill: colours.paper, 'stroke-width': 1.75, 'stroke-dasharray': 'none' }],
  ['lead', { fill: 'none', 'stroke-width': 1, 'stroke-dasharray': 'none', 'stroke-opacity': 0.7 }],
  ...shades.map((colour, index): [string, Attributes] => [`k${index + 1}`, { fill: colour }]),
  ['land', { fill: colours.land, stroke: colours.paper, 'stroke-width': 0.7 }],
  ['area', { stroke: colours.paper, 'stroke-width': 0.7, 'stroke-linejoin': 'round' }],
  ['hole', { stroke: colours['line-strong'] }],
  ['sel', { stroke: colours['ink-1'], 'stroke-width': 1.8 }],
  ['frame', { fill: 'none', stroke: colours['ink-3'], 'stroke-dasharray': '3 3' }],
  ['pin', { fill: colours['ink-1'] }],
  ['paper', { fill: colours.paper }],
  ['hatch', { stroke: colours['line-strong'], 'stroke-width': 1.4 }],
]

const known = new Set(looks.map(([name]) => name))

/** Writes out what the classes of a drawing mean. A class without a look is a mistake of ours. */
export function resolveLooks(svg: string): string {
  return svg.replaceAll(/<(text|path|rect|circle|g)\b([^>]*)>/g, (_, tag: string, rest: string) => {
    const classes = (/ class="([^"]*)"/.exec(rest)?.[1] ?? '').split(' ')
      .filter((one) => one !== '')
    const unknown = classes.find((one) => !known.has(one))
    if (unknown !== undefined) throw new Error(`The class "${unknown}" has no look in look.ts.`)
    const attributes: Attributes = tag === 'text' ? { fill: colours['ink-2'] } : {}
    for (const [name, look] of looks) if (classes.includes(name)) Object.assign(attributes, look)
    const written = Object.entries(attributes)
      .map(([name, value]) => ` ${name}="${value}"`).join('')
    return `<${tag}${written}${rest.replace(/ class="[^"]*"/, '')}>`
  })
}
