// content/publications/*.yaml -> checked records.
import { z } from 'zod'
import {
  confidence, department, identifier, language, multilingual, name, partialDate, sources,
  webAddress,
} from '../../../kernel/content/multilingual.ts'
import { publicationTypes } from './publication.ts'

export const publicationRecord = z.strictObject({
  id: z.int().positive(),
  title: multilingual,
  /** Empty: no source prints a title, and all four are Puente's. */
  titlePrinted: z.array(language),
  subtitle: multilingual.nullish(),
  description: multilingual,
  department: department.nullable(),
  departments: z.array(department),
  bodies: z.array(identifier).default([]),
  states: z.array(z.string()).default([]),
  topics: z.array(identifier).min(1, 'has no topic'),
  type: z.enum(publicationTypes),
  date: partialDate.nullable(),
  editions: z.array(z.strictObject({
    language,
    status: z.enum(['official', 'unofficial']),
    basis: z.enum(['stated', 'inferred']),
  })).min(1, 'has no edition'),
  onlyIn: language.nullish(),
  languagesNote: multilingual.nullish(),
  partners: z.array(name).default([]),
  symbol: z.string().nullish(),
  isbn: z.string().nullish(),
  link: webAddress.nullish(),
  highlighted: z.boolean().default(false),
  notes: multilingual.nullish(),
  confidence,
  sources,
})
  .refine(({ onlyIn, editions }) => !onlyIn || editions.every((one) => one.language === onlyIn),
    { path: ['onlyIn'], error: 'contradicts editions, which has another language' })
  .refine(({ editions }) => new Set(editions.map((one) => one.language)).size === editions.length,
    { path: ['editions'], error: 'has one language twice' })
  .refine((one) => !one.department || one.departments.includes(one.department),
    { path: ['department'], error: 'does not stand in departments' })

export type PublicationRecord = z.infer<typeof publicationRecord>
