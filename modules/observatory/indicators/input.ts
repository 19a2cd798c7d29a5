// The content files of indicators, sources and series: content/observatory/*/*.yaml.
import { z } from 'zod'
import {
  identifier, multilingual, sources, webAddress,
} from '../../../kernel/content/multilingual.ts'
import { themes, units } from './indicator.ts'

const word = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'is not a word of small letters, digits and hyphens')
const day = z.iso.date('is not a date like 2026-11-28')
const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'is not a year or a month')

export const sourceRecord = z.strictObject({
  id: word,
  producer: z.string().min(1),
  dataset: multilingual,
  url: webAddress,
  retrieved: day,
  licence: z.string().min(1),
  licenceUrl: webAddress.nullable(),
  licenceStatus: z.enum(['clear', 'unclear']),
  licenceNote: multilingual.nullable().default(null),
  demands: z.string().min(1),
  sources,
})

const dimension = z.strictObject({
  id: word,
  title: multilingual,
  values: z.array(z.strictObject({ id: word, title: multilingual })).min(1),
  overlapping: z.boolean().default(false),
})

export const indicatorRecord = z.strictObject({
  id: word,
  position: z.int(),
  theme: z.enum(themes),
  title: multilingual,
  definition: multilingual,
  method: multilingual,
  unit: z.enum(units),
  decimals: z.int().min(0).max(4),
  codes: z.array(z.strictObject({ scheme: z.string(), code: z.string() })).default([]),
  topics: z.array(identifier).default([]),
  dimensions: z.array(dimension).default([]),
  additive: z.boolean(),
  trend: z.boolean().default(true),
  finding: multilingual.nullable().default(null),
  sources,
})

/** A series and its releases; each release is one CSV file beside it. */
export const seriesRecord = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'is not "indicator.source"'),
  indicator: word,
  source: word,
  position: z.int(),
  note: multilingual.nullable().default(null),
  remarks: z.array(z.strictObject({
    kind: z.enum(['break', 'doubt', 'excluded', 'definition', 'method']),
    areas: z.array(z.string()).nullable().default(null),
    since: period.nullable().default(null),
    until: period.nullable().default(null),
    text: multilingual,
    source: z.string().nullable().default(null),
  })).default([]),
  releases: z.array(z.strictObject({
    released: day,
    vintage: z.string().min(1),
    /** Relative to content/observatory/series. */
    file: z.string().regex(/^[a-z0-9.-]+\/\d{4}-\d{2}-\d{2}\.csv$/),
    /** Whether it replaces the whole series; else what it does not hold stays as it was. */
    complete: z.boolean(),
  })).min(1, 'has no release'),
})

export type SourceRecord = z.infer<typeof sourceRecord>
export type IndicatorRecord = z.infer<typeof indicatorRecord>
export type SeriesRecord = z.infer<typeof seriesRecord>
