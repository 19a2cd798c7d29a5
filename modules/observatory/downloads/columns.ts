// What each column of a table holds, in words and for programs.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Dimension, Indicator } from '../indicators/indicator.ts'
import { texts as words } from '../messages.ts'
import { flags, missingReasons } from '../observations/observation.ts'
import type { Field } from '../../../standards/data-package/data-package.ts'
import { texts } from './messages.ts'
import { valueColumn } from './table.ts'

export type Column = {
  name: string
  title: string
  text: string
  type: Field['type']
  required: boolean
  unit: string | null
  categories: { value: string, label: string }[]
}

/** The columns in their order. */
export function describeColumns(
  indicator: Indicator, { language, monthly }: { language: Language, monthly: boolean },
): Column[] {
  const { entity, code, year, month, last } = sharedColumns(language)
  return [entity, code, monthly ? month : year, ...ownColumns(indicator, language), ...last]
}

/** The columns of one indicator: its breakdowns, then its figures. */
export function ownColumns(indicator: Indicator, language: Language): Column[] {
  return [
    ...indicator.dimensions.map((one) => dimensionColumn(one, language)),
    column(valueColumn(indicator), {
      title: indicator.title[language],
      text: `${indicator.definition[language]} ${texts(language).columns.value.text}`,
    }, { type: 'number', unit: words(language).units[indicator.unit] }),
  ]
}

/** The columns that all tables have; of year and month they have one. */
export function sharedColumns(language: Language) {
  const t = texts(language).columns
  const w = words(language)
  return {
    entity: column('Entity', t.entity, { required: true }),
    code: column('Code', t.code, { required: true }),
    year: column('Year', t.year, { type: 'year', required: true }),
    month: column('Month', t.month, { type: 'yearmonth', required: true }),
    last: [
      column('missing', t.missing, {
        categories: missingReasons.map((value) => ({ value, label: w.missing[value] })),
      }),
      column('flag', t.flag, {
        categories: flags.map((value) => ({ value, label: w.flags[value] })),
      }),
      column('note', t.note),
      column('source', t.source, { required: true }),
      column('released', t.released, { type: 'date', required: true }),
    ],
  }
}

function dimensionColumn({ id, title, values, overlapping }: Dimension, language: Language) {
  const t = texts(language).columns
  const { text } = overlapping ? t.overlapping : t.dimension
  return column(valueColumn({ id }), { title: title[language], text }, {
    categories: values.map((one) => ({ value: one.id, label: one.title[language] })),
  })
}

const column = (
  name: string, { title, text }: { title: string, text: string }, more: Partial<Column> = {},
): Column =>
  ({ name, title, text, type: 'string', required: false, unit: null, categories: [], ...more })
