// The description of a table: what Our World in Data calls .metadata.json, with all we know.
import { citationOf } from './citation.ts'
import { describeColumns } from './columns.ts'
import { texts } from './messages.ts'
import { texts as words } from '../messages.ts'
import { type DownloadTable, isMonthly, valueColumn } from './table.ts'

/** The description as JSON. It names no moment of fetching: the same figures, the same bytes. */
export const metadataOf = (table: DownloadTable): string =>
  `${JSON.stringify(describe(table), null, 1)}\n`

/** The description as a value. */
export function describe(table: DownloadTable) {
  const { indicator, series, rows, language, address, asOf, releases } = table
  const citation = citationOf(language, { ...table, release: releases[0] })
  const periods = rows.map(({ period }) => period).toSorted()
  return {
    chart: {
      title: indicator.title[language], subtitle: indicator.definition[language],
      citation, originalChartUrl: address,
    },
    columns: Object.fromEntries(
      describeColumns(indicator, { language, monthly: isMonthly(rows) })
        .map(({ name, title, text, unit, type, categories }) => [name, {
          titleShort: title, descriptionShort: text, type,
          ...(unit !== null && { unit }),
          ...(categories.length > 0 && {
            values: Object.fromEntries(categories.map(({ value, label }) => [value, label])),
          }),
          ...(name === valueColumn(indicator) && {
            shortName: name, decimals: indicator.decimals, codes: indicator.codes,
            timespan: periods.length > 0 ? `${periods[0]}/${periods.at(-1)}` : null,
            lastUpdated: releases[0]?.released ?? null, nextUpdate: null,
            nextUpdateNote: texts(language).unknownNext,
            citationLong: citation,
          }),
        }]),
    ),
    indicator: {
      id: indicator.id, title: indicator.title[language],
      definition: indicator.definition[language], method: indicator.method[language],
      unit: words(language).units[indicator.unit], additive: indicator.additive,
      trend: indicator.trend, references: indicator.sources,
    },
    series: { id: series.id, note: series.note?.[language] ?? null, remarks: remarksOf(table) },
    source: sourceOf(table),
    version: releases[0]?.released ?? null,
    releases: releases.map(({ released, vintage, added, changed, withdrawn }) =>
      ({ released, vintage, added, changed, withdrawn })),
    asOf, language, chosen: table.chosen, rows: rows.length,
  }
}

const remarksOf = ({ series, language }: DownloadTable) => series.remarks.map((remark) => ({
  kind: remark.kind, areas: remark.areas, since: remark.since, until: remark.until,
  text: remark.text[language], source: remark.source,
}))

function sourceOf({ source, language }: DownloadTable) {
  return {
    id: source.id, producer: source.producer, dataset: source.dataset[language], url: source.url,
    retrieved: source.retrieved,
    license: {
      name: source.licence, url: source.licenceUrl, status: source.licenceStatus,
      note: source.licenceNote?.[language] ?? null, attribution: source.demands,
    },
  }
}
