// How we count: the whole computation, from published figures to a share, its limits, and whether a
// statement holds. It reads nothing and draws nothing. Its text is served as it stands here at
// /data/claims/computation.ts, so that anyone can check it.
import { type Group, membersIn } from '../areas/area.ts'
import type { Amount, Claim, Statement, Way } from './claim.ts'

/** Figures must cover this share of the set's people, in per cent, for one value to be said. */
export const ENOUGH = 95
/** Years before and after in which a State's own figures say what a missing one can be at most. */
export const NEAR = 5

const RATE_BASE = 100_000

/** A published figure of one series, area and year. */
export type Figure = {
  series: string, area: string, period: string, value: number | null, flag: string | null,
  /** The day of the publication that brought it. */
  released: string
}

export type Verdict = 'holds' | 'does-not-hold' | 'cannot-be-said'

/** One year, set of States and source. Shares are in per cent. */
export type Row = {
  year: string
  set: string
  source: string
  /** Sum over the States that have a figure; of the others nothing is in it. */
  numerator: number
  denominator: number
  /** numerator / denominator; null where the figures cover less than ENOUGH. */
  value: number | null
  /** The share if the States without a figure had none at all, and if they had their highest. */
  lower: number
  upper: number
  /** Share of the set's people who live in States that have a figure. */
  coverage: number
  members: number
  /** Members without a figure, and members whose part exceeds their whole. */
  missing: string[]
  contradictory: string[]
  /** The publications the figures come from: "homicide-rate.unodc 2026-07-12". */
  releases: string[]
  /** Whether a figure is a projection of its source. */
  projected: boolean
  verdict: Verdict
  /** What the source itself estimates for the whole set, where it does. */
  published: { numerator: number, value: number } | null
  /** The share among the States that report both: refused, computed only to be shown as refused. */
  reportingOnly: number | null
}

/** Every row that the figures allow, the newest year first. */
export function computeClaim(claim: Claim, groups: Group[], figures: Figure[]): Row[] {
  const found = index(figures)
  const periods = [...new Set(figures.map(({ period }) => period))]
  const years = periods.filter((one) => /^\d{4}$/.test(one))
  const sets = claim.sets.flatMap((id) => groups.filter((group) => group.id === id))
  return years.toSorted().toReversed().flatMap((year) => sets.flatMap((set) =>
    claim.ways.flatMap((way) => computeRow({ claim, way, found, year }, set) ?? [])))
}

type Question = { claim: Claim, way: Way, found: Index, year: string }

function computeRow(question: Question, set: Group): Row | null {
  const { claim, way, found, year } = question
  const members = membersIn(set, year)
  const counted = members.map((area) => countMember(question, area, members))
  const known = counted.filter(({ status }) => status === 'known')
  const ofWorld = claim.form === 'of-world'
  const world = ofWorld ? amountOf(found, way.whole, { area: 'WORLD', year }) : undefined
  const peopleInSet = people(question, members)
  if (known.length === 0 || peopleInSet === 0 || (ofWorld && world === undefined)) return null
  const numerator = sum(known.map(({ part }) => part))
  const estimate = publishedFor(question, set)
  const limits = ofWorld
    ? limitsOfWorld(counted, { numerator, world: world?.value ?? 0, estimate: estimate?.value })
    : limitsOfMembers(counted, { numerator, estimate: estimate?.value })
  const { denominator, lower, upper } = limits
  if (denominator === 0) return null
  const covered = people(question, known.map(({ area }) => area))
  const coverage = 100 * covered / peopleInSet
  const used = [...counted, world, estimate].flatMap((one) => one?.used ?? [])
  return {
    year, set: set.id, source: way.id, numerator, denominator, lower, upper, coverage,
    value: coverage < ENOUGH ? null : 100 * numerator / denominator,
    members: members.length,
    missing: counted.filter(({ status }) => status === 'missing').map(({ area }) => area),
    contradictory: counted.filter(({ status }) => status === 'contradictory')
      .map(({ area }) => area),
    releases: [...new Set(used.map(({ series, released }) => `${series} ${released}`))].toSorted(),
    projected: used.some(({ flag }) => flag === 'projection'),
    verdict: judge(claim.statement, lower, claim.recordedOnly ? 100 : upper),
    published: !ofWorld || estimate === undefined
      ? null : { numerator: estimate.value, value: 100 * estimate.value / denominator },
    reportingOnly: ofWorld ? null : 100 * numerator / wholeOf(known),
  }
}

type Limits = { denominator: number, lower: number, upper: number }

// A part of the published total of the world, never of the sum of those who reported. The source's
// own estimate for the set, where there is one, lies within the limits too.
function limitsOfWorld(
  counted: Member[],
  { numerator, world, estimate }: {
    numerator: number, world: number, estimate: number | undefined,
  },
): Limits {
  const most = sum(counted.map((one) => one.most))
  return {
    denominator: world,
    lower: 100 * Math.min(numerator, estimate ?? Infinity) / world,
    upper: 100 * Math.max(numerator + most, estimate ?? 0) / world,
  }
}

// A part of the total of the same States: as the source publishes it for the set, or else what it
// gives for each, with the most for those it does not give.
function limitsOfMembers(
  counted: Member[], { numerator, estimate }: { numerator: number, estimate: number | undefined },
): Limits {
  const given = wholeOf(counted)
  const most = sum(counted.map(({ whole, most: all }) => whole === undefined ? all : 0))
  const denominator = Math.max(given, estimate ?? 0)
  const all = estimate !== undefined && estimate >= given ? estimate : given + most
  const reported = wholeOf(counted.filter(({ status }) => status === 'known'))
  return {
    denominator,
    lower: 100 * numerator / all,
    upper: 100 * (numerator + all - reported) / all,
  }
}

const wholeOf = (counted: Member[]) => sum(counted.map(({ whole }) => whole ?? 0))

/** A statement holds when all that the figures leave possible fits it, fails when nothing does. */
export function judge(statement: Statement, lower: number, upper: number): Verdict {
  const [from, to] = statement.kind === 'between'
    ? [statement.from, statement.to] : [statement.above, Infinity]
  const isUnder = (share: number) => statement.kind === 'above' ? share <= from : share < from
  if (isUnder(upper) || lower >= to) return 'does-not-hold'
  return isUnder(lower) || upper >= to ? 'cannot-be-said' : 'holds'
}

type Member = {
  area: string
  status: 'known' | 'missing' | 'contradictory'
  part: number
  whole: number | undefined
  /** The most that can be missing from the numerator. */
  most: number
  used: Figure[]
}

function countMember(question: Question, area: string, members: string[]): Member {
  const { claim, way, found, year } = question
  const part = amountOf(found, way.part, { area, year })
  if (claim.form === 'of-world') {
    return part
      ? { area, status: 'known', part: part.value, whole: undefined, most: 0, used: part.used }
      : { ...unknownMember, area, most: highest(question, way.part, { area, members }) }
  }
  const whole = amountOf(found, way.whole, { area, year })
  if (!whole) {
    return { ...unknownMember, area, most: highest(question, way.whole, { area, members }) }
  }
  const rest = { area, part: 0, whole: whole.value, most: whole.value, used: whole.used }
  if (!part) return { ...rest, status: 'missing' }
  if (part.value > whole.value) return { ...rest, status: 'contradictory' }
  return { ...rest, status: 'known', part: part.value, used: [...part.used, ...whole.used] }
}

const unknownMember: Omit<Member, 'area' | 'most'> =
  { status: 'missing', part: 0, whole: undefined, used: [] }

// A member without a figure: at most its people times the highest rate the same source has for it
// within NEAR years; failing that, in any year; failing that, the highest of the other members.
function highest(
  question: Question, amount: Amount, { area, members }: { area: string, members: string[] },
): number {
  const { found, year } = question
  const rate = (of: string, when: string) => (amountOf(found, amount, { area: of, year: when })
    ?.value ?? 0) / people({ ...question, year: when }, [of])
  const own = yearsOf(found, amount, area)
  const near = own.filter((one) => Math.abs(Number(one) - Number(year)) <= NEAR)
  const rates = own.length === 0
    ? members.map((one) => rate(one, year))
    : (near.length > 0 ? near : own).map((one) => rate(area, one))
  return people(question, [area]) * Math.max(0, ...rates.filter(Number.isFinite))
}

const people = ({ claim, found, year }: Question, areas: string[]) =>
  sum(areas.map((area) => found.get(claim.population)?.get(area)?.get(year)?.value ?? 0))

// The total that the source itself estimates for the set (of the whole where members are divided).
function publishedFor(question: Question, set: Group) {
  const { claim, way, found, year } = question
  const area = way.regions[set.id]
  const amount = claim.form === 'of-world' ? way.part : way.whole
  const series = 'count' in amount ? amount.count : amount.rate
  const figure = area === undefined ? undefined : found.get(series)?.get(area)?.get(year)
  if (!figure) return undefined
  const times = 'count' in amount ? 1 : people(question, membersIn(set, year)) / RATE_BASE
  return { value: figure.value * times, used: [figure] }
}

type Known = Figure & { value: number }
type Index = Map<string, Map<string, Map<string, Known>>>

function index(figures: Figure[]): Index {
  const all: Index = new Map()
  for (const figure of figures) {
    const { series, area, period, value } = figure
    if (value === null) continue
    const areas = all.get(series) ?? new Map()
    const years = areas.get(area) ?? new Map()
    all.set(series, areas.set(area, years.set(period, { ...figure, value })))
  }
  return all
}

function amountOf(found: Index, amount: Amount, { area, year }: { area: string, year: string }) {
  const figure = (series: string) => found.get(series)?.get(area)?.get(year)
  if ('count' in amount) {
    const one = figure(amount.count)
    return one && { value: one.value, used: [one] }
  }
  const [rate, population] = [figure(amount.rate), figure(amount.population)]
  return rate && population &&
    { value: rate.value * population.value / RATE_BASE, used: [rate, population] }
}

const yearsOf = (found: Index, amount: Amount, area: string) =>
  [...found.get('count' in amount ? amount.count : amount.rate)?.get(area)?.keys() ?? []]

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
