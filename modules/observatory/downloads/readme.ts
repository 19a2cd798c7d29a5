// The text that lies beside the figures: what a person reads first.
import { colon, formatDate } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { texts as words } from '../messages.ts'
import { citationOf } from './citation.ts'
import { describeColumns } from './columns.ts'
import { texts } from './messages.ts'
import { type DownloadTable, fileName, isMonthly } from './table.ts'

/** Markdown, in the language of the table. */
export function readmeOf(table: DownloadTable): string {
  const { indicator, series, source, language, releases, asOf, rows } = table
  const t = texts(language).readme
  const set = (label: string, text: string) => `${label}${colon(language)} ${text}`
  const columns = describeColumns(indicator, { language, monthly: isMonthly(rows) })
  return [
    `# ${indicator.title[language]}`,
    [source.producer, source.dataset[language]].join(', '),
    ...releases.slice(0, 1).map(({ released, vintage }) =>
      t.release({ released: formatDate(language, released), vintage })),
    ...(asOf === null ? [] : [t.asOf({ date: formatDate(language, asOf) })]),
    ...(table.chosen ? [t.choice] : []),
    t.address({ address: table.address }),
    `## ${t.files}`,
    list([
      `\`${fileName(table, 'csv')}\`${colon(language)} ${t.data}`,
      `\`${fileName(table, 'metadata.json')}\`${colon(language)} ${t.metadata}`,
      `\`readme.md\`${colon(language)} ${t.readme}`,
    ]),
    `## ${t.columns}`,
    list(columns.map(({ name, title, text }) => `\`${name}\`${colon(language)} ${title}. ${text}`)),
    `## ${t.definition}`, indicator.definition[language],
    `## ${t.method}`, indicator.method[language],
    ...(series.note ? [series.note[language]] : []),
    set(t.unit, words(language).units[indicator.unit]),
    ...remarks(table),
    `## ${t.source}`,
    list([
      `${source.producer}, ${source.dataset[language]} (${source.url})`,
      set(t.licence, licenceText(table)),
      t.licenceDemands({ demands: source.demands }),
    ]),
    `## ${t.cite}`, citationOf(language, { ...table, release: releases[0] }),
  ].join('\n\n').concat('\n')
}

const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n')

function remarks({ series, language }: DownloadTable): string[] {
  if (series.remarks.length === 0) return []
  const kinds = words(language).remarkKinds
  const items = series.remarks.map(({ kind, areas, since, until, text }) => {
    const span = since === null && until === null ? '' : `${since ?? '…'}–${until ?? '…'}`
    const where = [areas?.join(', ') ?? '', span].filter((part) => part !== '').join(', ')
    const head = where === '' ? kinds[kind] : `${kinds[kind]} (${where})`
    return `${head}${colon(language)} ${text[language]}`
  })
  return [`## ${texts(language).readme.remarks}`, list(items)]
}

/** The licence, or what is known where none is clear. */
export function licenceText(
  { source, language }: Pick<DownloadTable, 'source'> & { language: Language },
): string {
  if (source.licenceStatus === 'unclear') {
    return source.licenceNote?.[language] ??
      texts(language).unclearTerms({ licence: source.licence })
  }
  return source.licenceUrl === null ? source.licence : `${source.licence} (${source.licenceUrl})`
}
