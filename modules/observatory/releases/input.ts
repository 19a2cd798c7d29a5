// Which changes a reader asks for: of one indicator, of one State, or all.
import type { FieldError } from '../../../kernel/http/problem.ts'
import type { Area } from '../areas/area.ts'
import type { Indicator, Series } from '../indicators/indicator.ts'

export type Asked = { indicator: Indicator | undefined, area: Area | undefined, series: string[] }

const SHOWN_MAX = 40

/** Reads ?indicator= and ?area=; what does not exist is reported by its parameter. */
export function readAsked(
  query: URLSearchParams,
  { indicators, areas, series }: { indicators: Indicator[], areas: Area[], series: Series[] },
): { asked: Asked, errors: FieldError[] } {
  const indicatorId = query.get('indicator') ?? ''
  const areaId = (query.get('area') ?? '').toUpperCase()
  const indicator = indicators.find(({ id }) => id === indicatorId)
  const area = areas.find(({ id }) => id === areaId)
  const errors = [
    ...(indicatorId && !indicator ? [{ pointer: 'indicator', detail: indicatorId }] : []),
    ...(areaId && !area ? [{ pointer: 'area', detail: areaId }] : []),
  ].map(({ pointer, detail }) => ({ pointer, detail: detail.slice(0, SHOWN_MAX) }))
  return {
    errors,
    asked: {
      indicator, area,
      series: series.filter((one) => !indicator || one.indicator === indicator.id)
        .map(({ id }) => id),
    },
  }
}
