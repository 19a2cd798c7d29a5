// world/people.yaml -> checked records.
import { z } from 'zod'
import { language } from '../../../kernel/content/multilingual.ts'
import { code } from '../organizations/input.ts'
import { roles } from './people.ts'

export const personRecords = z.array(z.strictObject({
  code,
  name: z.string().trim().min(1).max(200),
  phone: z.string().nullish(),
  languages: z.array(language).min(1),
  organization: code,
  role: z.enum(roles),
}))
export type PersonRecord = z.infer<typeof personRecords>[number]
