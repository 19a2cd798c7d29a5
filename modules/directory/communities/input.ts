// world/communities.yaml -> checked records.
import { z } from 'zod'
import { department, multilingual } from '../../../kernel/content/multilingual.ts'
import { code } from '../organizations/input.ts'
import { steps } from './community.ts'

export const rules = z.strictObject({
  steps: z.array(z.strictObject({
    step: z.enum(steps),
    workingDays: z.int().min(0).max(250),
    optional: z.boolean().optional(),
  })).min(1)
    .refine((list) => list.at(-1)?.step === 'active', 'must end with active'),
  confirmEveryDays: z.int().min(1).max(1000),
})

export const communityRecords = z.array(z.strictObject({
  code,
  name: multilingual,
  purpose: multilingual,
  department,
  rules,
  members: z.array(code),
}))
export type CommunityRecord = z.infer<typeof communityRecords>[number]
