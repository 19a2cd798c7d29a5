// content/projects/*.yaml -> checked records.
import { z } from 'zod'
import {
  confidence, department, identifier, language, multilingual, multilingualList, name,
  partialDate, sources, webAddress,
} from '../../../kernel/content/multilingual.ts'
import { projectStatuses, projectTypes } from './project.ts'

const year = z.int().min(1900).max(2100)

export const projectRecord = z.strictObject({
  id: z.int().positive(),
  name: multilingual,
  namePrinted: z.array(language).min(1, 'names no language of the printed name'),
  acronym: z.string().nullish(),
  departments: z.array(department),
  bodies: z.array(identifier).default([]),
  topics: z.array(identifier).min(1, 'has no topic'),
  type: z.enum(projectTypes),
  start: year.nullish(),
  end: year.nullish(),
  status: z.enum(projectStatuses).nullish(),
  statusBasis: z.enum(['stated', 'inferred']).nullish(),
  statusNote: multilingual.nullish(),
  donors: z.array(name).nullable(),
  donorsNote: multilingual.nullish(),
  partners: z.array(name).default([]),
  states: z.array(z.string()).nullable(),
  statesNote: multilingual.nullish(),
  objective: multilingual,
  activities: multilingualList,
  results: z.array(z.strictObject({ text: multilingual, date: partialDate.nullish() })).default([]),
  history: z.array(z.strictObject({
    date: partialDate, text: multilingual, source: webAddress.nullish(),
  })).default([]),
  notes: multilingual.nullish(),
  confidence,
  sources,
})
  .refine(({ start, end }) => !start || !end || start <= end,
    { path: ['end'], error: 'is before start' })
  .refine(({ status, statusBasis }) => !status === !statusBasis,
    { path: ['statusBasis'], error: 'says how the status is known: one needs the other' })

export type ProjectRecord = z.infer<typeof projectRecord>
