// world/states.yaml and world/organizations.yaml -> checked records.
import { z } from 'zod'
import { department, language, multilingual } from '../../../kernel/content/multilingual.ts'
import { organizationKinds } from './organization.ts'

export const code = z.string().regex(/^[a-z0-9-]{2,60}$/, 'is not a code like avelara-csirt')
const exerciseState = z.string()
  .regex(/^X[A-Z]{2}$/, 'is not a code left to users by ISO 3166-1: X and two letters')

export const exerciseStateRecords = z.array(z.strictObject({
  id: exerciseState,
  name: multilingual,
  languages: z.array(language).min(1),
}))
export type ExerciseStateRecord = z.infer<typeof exerciseStateRecords>[number]

export const organizationRecords = z.array(z.strictObject({
  code,
  kind: z.enum(organizationKinds),
  state: exerciseState.nullish(),
  department: department.nullish(),
  acronym: z.string().nullish(),
  name: multilingual,
}))
export type OrganizationRecord = z.infer<typeof organizationRecords>[number]
